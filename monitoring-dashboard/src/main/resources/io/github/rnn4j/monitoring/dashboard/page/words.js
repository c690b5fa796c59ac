// English or Chinese: each text stands in both where it is used.

const KEY = 'rnn4j.language';

let current = remembered() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

function remembered() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'en' || kept === 'zh' ? kept : null;
  } catch {
    return null; // a file, or storage is off
  }
}

/** Says it in the language chosen. */
export function say(en, zh) {
  return current === 'zh' ? zh : en;
}

/** Says what the run has in both languages. */
export function words(both) {
  return both[current];
}

export function language() {
  return current;
}

/** Chooses a language, here and for next time. */
export function choose(name) {
  current = name;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // For this time only, then.
  }
}

/** Writes a time of day and date. */
export function moment(millis) {
  return new Date(millis).toLocaleString(current === 'zh' ? 'zh-CN' : 'en-GB');
}

/** Writes a span of time. */
export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 120) {
    return say(`${seconds} s`, `${seconds} 秒`);
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 120
    ? say(`${minutes} min ${seconds % 60} s`, `${minutes} 分 ${seconds % 60} 秒`)
    : say(`${Math.floor(minutes / 60)} h ${minutes % 60} min`, `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`);
}
