// All that is known of the run: the lines, sorted by what they are about.

// Figures of a model at work come for as long as it works: of the first ones no more is held than of an hour at one a second.
const MOST_SERVED = 3600;

function newNetwork(name) {
  return {
    name,
    started: null,
    steps: [],
    epochs: [],
    inspections: [],
    traces: [],
    finished: null,
  };
}

/** Collects the lines of a run in their order. */
export class Store {
  constructor(header) {
    this.header = header;
    this.networks = new Map();
    this.verdicts = new Map();
    this.judged = [];
    this.served = [];
    this.ended = null;
    this.over = false;
    this.connection = 'connecting';
    this.lastId = 0;
    this.lastAt = null;
    this.count = 0;
    this.gaps = 0;
    this.forgotten = 0;
  }

  /**
   * Takes a line; one that is known already is left out, and a number that is missing is counted. Of a model at work the first lines may no longer
   * be held where they come from.
   */
  add(line) {
    if (line.id <= this.lastId) {
      return;
    }
    const missing = line.id - this.lastId - 1;
    if (this.count === 0) {
      this.forgotten = missing;
    } else {
      this.gaps += missing;
    }
    this.lastId = line.id;
    this.lastAt = line.at;
    this.count += 1;
    const take = TAKE[line.type];
    if (take) {
      take(this, line);
    }
  }

  network(name) {
    if (!this.networks.has(name)) {
      this.networks.set(name, newNetwork(name));
    }
    return this.networks.get(name);
  }

  /** Lists the verdicts that hold now, the grave ones first. */
  holding() {
    return [...this.verdicts.values()].sort((a, b) => grave(b) - grave(a) || a.id - b.id);
  }
}

const GRAVE = new Set(['NON_FINITE', 'EXPLODING', 'NOT_LEARNING']);

/** Says whether a verdict means that the result is of no use, and not just worse than it could be. */
export function isGrave(line) {
  return GRAVE.has(line.verdict.kind);
}

function grave(line) {
  return isGrave(line) ? 1 : 0;
}

const TAKE = {
  started: (store, line) => {
    store.network(line.network).started = line;
  },
  stepped: (store, line) => store.network(line.network).steps.push(line),
  inspected: (store, line) => store.network(line.network).inspections.push(line),
  epochFinished: (store, line) => store.network(line.network).epochs.push(line),
  traced: (store, line) => store.network(line.network).traces.push(line),
  finished: (store, line) => {
    store.network(line.network).finished = line;
  },
  judged: (store, line) => {
    const key = `${line.network} ${line.verdict.kind}`;
    store.judged.push(line);
    if (line.verdict.holds) {
      store.verdicts.set(key, line);
    } else {
      store.verdicts.delete(key);
    }
  },
  served: (store, line) => {
    store.served.push(line);
    if (store.served.length > MOST_SERVED) {
      store.served.shift();
    }
  },
  ended: (store, line) => {
    store.ended = line;
  },
};
