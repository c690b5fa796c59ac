// Where the lines come from: the server, or the file itself.

/** Reads what the file holds; null on a page that is served. */
export function enclosed() {
  const template = document.getElementById('run');
  return template ? JSON.parse(template.content.textContent) : null;
}

/** Fetches what is known of the run beforehand. */
export async function fetchHeader() {
  const answer = await fetch('/api/run');
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}

/**
 * Hands on all lines, first to last. When a connection breaks the browser asks again for those after the last one that it has; where it has
 * given up we do.
 */
export function follow(store, changed) {
  let last = 0;
  const open = () => {
    const source = new EventSource(last === 0 ? '/api/events' : `/api/events?after=${last}`);
    source.addEventListener('open', () => {
      store.connection = 'live';
      changed();
    });
    source.addEventListener('message', (event) => {
      last = Number(event.lastEventId);
      store.add(JSON.parse(event.data));
      changed();
    });
    source.addEventListener('over', () => {
      source.close();
      store.connection = 'over';
      store.over = true;
      changed();
    });
    source.addEventListener('error', () => {
      store.connection = 'lost';
      changed();
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, 2000);
      }
    });
  };
  open();
}
