import { useEffect, useReducer } from 'preact/hooks'
import { EMPTY, type LiveState, reduce } from './live-state.ts'

/** Follows the demo server's feed; the browser reconnects by itself, and then a `hello` starts the state anew. */
export function useLive(address = '/live'): LiveState {
  const [state, dispatch] = useReducer(reduce, EMPTY)
  useEffect(() => {
    const source = new EventSource(address)
    source.onmessage = event => dispatch(JSON.parse(event.data))
    source.onerror = () => dispatch({ kind: 'lost' })
    return () => source.close()
  }, [address])
  return state
}
