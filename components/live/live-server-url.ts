/** Where the live side is: this page's own host, as a WebSocket address without a path. */
export function liveServerUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}`;
}
