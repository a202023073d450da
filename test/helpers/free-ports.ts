/** Any free ports, for a demo that runs beside others. */
export const FREE_PORTS = {
  ...{ page: 0, relay: 0, vorel: 0, convocore: 0, webhook: 0 },
  ...{ playgroundRelay: 0, playgroundVorel: 0 },
}
