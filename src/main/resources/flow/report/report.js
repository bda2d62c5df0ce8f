'use strict';
// Fills the table of tasks and draws the timeline. Texts reach the page as text nodes only.
(() => {
  const byId = id => document.getElementById(id);
  const data = JSON.parse(byId('data').textContent);
  const ofStep = data.steps.map(() => 0);
  data.tasks.forEach(([step]) => { ofStep[step]++; });
  const tasks = data.tasks.map(([step, id, state, attempts, begin, end, cause = '', failed = [], run = -1]) => ({
    step, state, attempts, begin, end, cause, failed, took: end - begin, reused: run < 0 ? '' : data.runs[run],
    name: ofStep[step] === 1 && id === '0' ? data.steps[step] : data.steps[step] + '/' + id
  }));
  tasks.forEach((task, order) => { task.order = order; task.text = (task.name + ' ' + task.cause + ' ' + task.reused).toLowerCase(); });

  const two = number => String(number).padStart(2, '0');
  function elapsed(millis) {
    if (millis < 1000) return millis + ' ms';
    const seconds = Math.floor(millis / 1000);
    if (seconds < 60) return (Math.floor(millis / 100) / 10).toFixed(1) + ' s';
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return minutes + ' min ' + seconds % 60 + ' s';
    return Math.floor(minutes / 60) + ' h ' + minutes % 60 + ' min';
  }
  function since(millis) {
    const seconds = Math.floor(millis / 1000);
    const hours = Math.floor(seconds / 3600);
    return '+' + (hours ? hours + ':' + two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60))
      + ':' + two(seconds % 60) + '.' + String(millis % 1000).padStart(3, '0');
  }
  const count = number => number.toLocaleString('en');

  function table() {
    const ROW = 32;
    const PRINTED = 1000;
    const rows = byId('rows');
    const body = byId('body');
    const find = byId('find');
    const heads = [...rows.querySelectorAll('thead th')];
    const chips = [...document.querySelectorAll('[data-state]')];
    const keys = {
      task: task => task.order, state: task => task.state, attempts: task => task.attempts,
      started: task => task.begin, took: task => task.took, cause: task => task.cause,
      'reused from': task => task.reused
    };
    let sorted = { key: 'started', down: false };
    let shown = [];
    let drawn = '';

    function cell(row, tag, text, style) {
      const made = row.appendChild(document.createElement(tag));
      made.textContent = text;
      if (style) made.className = style;
      return made;
    }
    function made(task) {
      const row = document.createElement('tr');
      const name = cell(row, 'th', '');
      name.scope = 'row';
      name.title = task.name;
      cell(name, 'code', task.name);
      cell(cell(row, 'td', ''), 'span', data.states[task.state], 'state s-' + data.states[task.state]);
      cell(row, 'td', task.attempts, 'number');
      cell(row, 'td', task.reused ? '' : since(task.begin), 'number');
      cell(row, 'td', elapsed(task.took), 'number');
      cell(row, 'td', task.cause).title = task.cause;
      if (data.runs.length) cell(row, 'td', task.reused);
      return row;
    }
    function space(height) {
      const row = document.createElement('tr');
      row.className = 'space';
      row.setAttribute('aria-hidden', 'true');
      const filler = row.appendChild(document.createElement('td'));
      filler.colSpan = heads.length;
      filler.style.height = height + 'px';
      return row;
    }
    function draw(from, to) {
      const range = from + ' ' + to;
      if (range === drawn) return;
      drawn = range;
      const all = [];
      if (from > 0) all.push(space(from * ROW));
      for (let i = from; i < to; i++) all.push(made(shown[i]));
      if (to < shown.length) all.push(space((shown.length - to) * ROW));
      body.replaceChildren(...all);
    }
    function scrolled() {
      const first = Math.max(0, Math.floor(rows.scrollTop / ROW) - 20);
      const from = first - first % 10;
      draw(from, Math.min(shown.length, from + Math.ceil(rows.clientHeight / ROW) + 60));
    }
    function choose() {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const states = new Set(chips.filter(chip => chip.getAttribute('aria-pressed') === 'true')
        .map(chip => Number(chip.dataset.state)));
      const key = keys[sorted.key];
      const sign = sorted.down ? -1 : 1;
      shown = tasks.filter(task => states.has(task.state) && words.every(word => task.text.includes(word)));
      shown.sort((a, b) => {
        const x = key(a);
        const y = key(b);
        return x < y ? -sign : x > y ? sign : a.order - b.order;
      });
      byId('found').textContent = shown.length === tasks.length
        ? count(tasks.length) + ' tasks' : count(shown.length) + ' of ' + count(tasks.length) + ' tasks';
      rows.classList.toggle('short', shown.length < 14);
      rows.setAttribute('aria-label', 'Tasks; ' + byId('found').textContent);
      rows.scrollTop = 0;
      drawn = '';
      scrolled();
    }
    function sort(key) {
      sorted = { key, down: sorted.key === key ? !sorted.down : key === 'took' || key === 'attempts' };
      heads.forEach(head => {
        const isIt = head.firstElementChild.dataset.key === key;
        if (isIt) head.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending');
        else head.removeAttribute('aria-sort');
      });
      choose();
    }
    byId('table').hidden = false;
    heads.forEach(head => head.firstElementChild.addEventListener('click', () => sort(head.firstElementChild.dataset.key)));
    chips.forEach(chip => chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
      choose();
    }));
    find.addEventListener('input', choose);
    rows.addEventListener('scroll', scrolled, { passive: true });
    addEventListener('beforeprint', () => draw(0, Math.min(PRINTED, shown.length)));
    addEventListener('afterprint', scrolled);
    sorted.key = '';
    sort('started');
    return text => {
      find.value = text;
      choose();
      byId('tasks').scrollIntoView();
    };
  }

  function timeline(showTask) {
    const TOP = 24;
    const MOST_LANES = 24;
    const canvas = byId('canvas');
    const context = canvas.getContext('2d');
    const tip = byId('tip');
    const whole = Math.max(1, data.end);
    let from = 0;
    let to = whole;
    let bands = [];
    let drag = null;

    // Each step is a band; in it a task takes the first lane that is free when it begins.
    function lay() {
      const bySteps = data.steps.map(() => []);
      tasks.filter(task => !task.reused).forEach(task => bySteps[task.step].push(task));
      let y = TOP;
      bySteps.forEach((all, step) => {
        if (!all.length) return;
        const free = [];
        all.sort((a, b) => a.begin - b.begin || a.order - b.order).forEach(task => {
          let lane = free.findIndex(end => end <= task.begin);
          if (lane < 0) lane = free.length < MOST_LANES ? free.length : free.indexOf(Math.min(...free));
          free[lane] = Math.max(task.end, free[lane] || 0);
          task.lane = lane;
        });
        const thick = free.length <= 3 ? 14 : free.length <= 8 ? 10 : 6;
        bands.push({ step, tasks: all, y, thick, height: Math.max(20, free.length * (thick + 1) + 5) });
        y += Math.max(20, free.length * (thick + 1) + 5);
      });
      return y + 4;
    }
    const height = lay();
    const left = () => Math.min(170, canvas.clientWidth * .28);

    const place = millis => left() + (millis - from) / (to - from) * (canvas.clientWidth - left() - 8);
    const moment = x => from + (x - left()) / (canvas.clientWidth - left() - 8) * (to - from);

    function ticks() {
      const about = (to - from) / Math.max(2, (canvas.clientWidth - left()) / 110);
      const units = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5,
        216e5, 432e5, 864e5, 6048e5];
      const unit = units.find(it => it >= about) || Math.ceil(about / 864e5) * 864e5;
      const all = [];
      for (let at = Math.ceil(from / unit) * unit; at <= to; at += unit) all.push(at);
      return all;
    }
    function draw() {
      const style = getComputedStyle(canvas);
      const ink = name => style.getPropertyValue('--' + name);
      const scale = devicePixelRatio || 1;
      const width = canvas.clientWidth;
      canvas.style.height = height + 'px';
      canvas.width = width * scale;
      canvas.height = height * scale;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, width, height);
      context.font = '12px ' + style.fontFamily;
      context.textBaseline = 'middle';
      context.textAlign = 'center';
      ticks().forEach(at => {
        const x = Math.round(place(at)) + .5;
        context.strokeStyle = ink('line');
        context.beginPath();
        context.moveTo(x, TOP - 4);
        context.lineTo(x, height);
        context.stroke();
        context.fillStyle = ink('faint');
        context.fillText(at === 0 ? '0' : elapsed(at), Math.max(left() + 6, Math.min(x, width - 30)), 11);
      });
      const colours = data.states.map(ink);
      bands.forEach((band, number) => {
        if (number) {
          context.fillStyle = ink('line');
          context.fillRect(0, band.y - 1, width, 1);
        }
        context.save();
        context.beginPath();
        context.rect(left(), band.y, width - left(), band.height);
        context.clip();
        // Where many share a place, those that something went wrong with are drawn above the others.
        band.tasks.filter(task => !task.failed.length).forEach(task => bar(task, band, colours, ink));
        band.tasks.filter(task => task.failed.length).forEach(task => bar(task, band, colours, ink));
        context.restore();
        context.textAlign = 'left';
        context.fillStyle = ink('text');
        context.fillText(fitted(data.steps[band.step], left() - 20), 10, band.y + Math.min(band.height / 2, 14));
      });
      if (drag) {
        context.fillStyle = ink('link');
        context.globalAlpha = .2;
        context.fillRect(Math.min(drag.begin, drag.now), TOP, Math.abs(drag.now - drag.begin), height);
        context.globalAlpha = 1;
      }
    }
    function fitted(text, width) {
      let fits = text;
      while (fits && context.measureText(fits === text ? fits : fits + '…').width > width) fits = fits.slice(0, -1);
      return fits === text ? text : fits + '…';
    }
    function bar(task, band, colours, ink) {
      if (task.end < from || task.begin > to) return;
      const y = band.y + 3 + task.lane * (band.thick + 1);
      const x = place(task.begin);
      const width = Math.max(1.5, place(task.end) - x);
      context.fillStyle = colours[task.state];
      if (!task.failed.length) {
        context.fillRect(x, y, width, band.thick);
        return;
      }
      context.globalAlpha = .3;
      context.fillRect(x, y + band.thick / 2 - 1, width, 2);
      context.globalAlpha = 1;
      const last = task.failed[task.failed.length - 1];
      if (data.states[task.state] === 'done') {
        const begin = Math.max(place(last), x);
        context.fillRect(begin, y, Math.max(1.5, x + width - begin), band.thick);
      }
      for (let i = 0; i < task.failed.length; i += 2) {
        const isLast = i + 2 >= task.failed.length && data.states[task.state] !== 'done';
        context.fillStyle = isLast ? colours[task.state] : ink('retrying');
        const begin = place(task.failed[i]);
        const wide = Math.max(2, place(task.failed[i + 1]) - begin);
        context.fillRect(begin, y, wide, band.thick);
        if (wide > 8) {
          context.strokeStyle = ink('card');
          context.lineWidth = 1.5;
          context.beginPath();
          const middle = begin + wide / 2;
          const center = y + band.thick / 2;
          const size = Math.min(3, band.thick / 3);
          context.moveTo(middle - size, center - size);
          context.lineTo(middle + size, center + size);
          context.moveTo(middle + size, center - size);
          context.lineTo(middle - size, center + size);
          context.stroke();
          context.lineWidth = 1;
        }
      }
    }
    function look(begin, end) {
      const length = Math.min(whole, Math.max(1, end - begin));
      from = Math.max(0, Math.min(begin, whole - length));
      to = from + length;
      draw();
    }
    function zoom(factor, around = (from + to) / 2) {
      look(around - (around - from) * factor, around + (to - around) * factor);
    }
    const move = share => look(from + share * (to - from), to + share * (to - from));
    const actions = {
      in: () => zoom(.5), out: () => zoom(2), left: () => move(-.25), right: () => move(.25), whole: () => look(0, whole)
    };
    function taskAt(event) {
      const box = canvas.getBoundingClientRect();
      const x = event.clientX - box.left;
      const y = event.clientY - box.top;
      const band = bands.find(it => y >= it.y && y < it.y + it.height);
      if (!band || x < left()) return null;
      const lane = Math.floor((y - band.y - 3) / (band.thick + 1));
      const inLane = band.tasks.filter(task => task.lane === lane && place(task.begin) - 2 <= x
        && Math.max(place(task.end), place(task.begin) + 2) + 1 >= x);
      return inLane[inLane.length - 1] || null;
    }
    function tell(event) {
      const task = taskAt(event);
      tip.hidden = !task;
      canvas.style.cursor = task ? 'pointer' : 'crosshair';
      if (!task) return;
      const box = byId('lanes').getBoundingClientRect();
      tip.textContent = task.name + '\n' + data.states[task.state] + ' after ' + elapsed(task.took)
        + ', began at ' + since(task.begin)
        + (task.attempts > 1 ? '\n' + task.attempts + ' attempts' : '') + (task.cause ? '\n' + task.cause : '');
      tip.style.left = Math.max(0, Math.min(event.clientX - box.left + 12, box.width - tip.offsetWidth - 4)) + 'px';
      tip.style.top = event.clientY - box.top + 16 + 'px';
    }

    if (!bands.length) return;
    byId('lanes').hidden = false;
    document.querySelectorAll('#lanes [data-key]').forEach(button => button.addEventListener('click', actions[button.dataset.key]));
    canvas.addEventListener('keydown', event => {
      const action = { '+': 'in', '-': 'out', ArrowLeft: 'left', ArrowRight: 'right', Escape: 'whole', 0: 'whole' }[event.key];
      if (!action) return;
      actions[action]();
      event.preventDefault();
    });
    canvas.addEventListener('wheel', event => {
      if (!event.ctrlKey && !event.metaKey) return;
      zoom(event.deltaY > 0 ? 1.25 : .8, moment(event.clientX - canvas.getBoundingClientRect().left));
      event.preventDefault();
    }, { passive: false });
    canvas.addEventListener('pointerdown', event => {
      if (event.pointerType !== 'mouse' || event.button) return;
      const x = event.clientX - canvas.getBoundingClientRect().left;
      drag = { begin: x, now: x };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', event => {
      if (!drag) {
        tell(event);
        return;
      }
      drag.now = event.clientX - canvas.getBoundingClientRect().left;
      tip.hidden = true;
      draw();
    });
    canvas.addEventListener('pointerup', event => {
      const { begin, now } = drag || { begin: 0, now: 0 };
      drag = null;
      if (Math.abs(now - begin) > 4) {
        look(moment(Math.max(left(), Math.min(begin, now))), moment(Math.max(begin, now)));
        return;
      }
      const task = taskAt(event);
      if (task) showTask(task.name);
      draw();
    });
    canvas.addEventListener('dblclick', actions.whole);
    canvas.addEventListener('pointerleave', () => { tip.hidden = true; });
    addEventListener('resize', draw);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
    draw();
  }

  timeline(table());
})();
