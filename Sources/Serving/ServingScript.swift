/// What runs in the page that is being looked at: it hears of each new state, puts the new text in where the reader is,
/// shows what is wrong, and marks what is not published. The site's own policy forbids styles in attributes and sheets
/// that it does not know, so its look is set by the document model.
let servingScript = #"""
    (() => {
      'use strict';
      const own = document.currentScript;
      let version = Number(own.dataset.visnykVersion);
      const frame = own.dataset.visnykFrame;
      let state = null;
      let isFolded = false;

      const host = document.createElement('visnyk-overlay');
      const shadow = host.attachShadow({mode: 'open'});
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; font: 16px/1.45 system-ui, sans-serif; color: #1a1a1a }
        .box { max-height: 60vh; overflow: auto; background: #fff; border-top: 4px solid #b3261e; box-shadow: 0 -4px 24px #0004; padding: 12px 16px }
        .box.calm { border-color: #8a6100 }
        .line { display: flex; gap: 12px; align-items: baseline; justify-content: space-between }
        h2 { font-size: 18px; margin: 0 }
        ol { margin: 8px 0 0; padding: 0; list-style: none }
        li { padding: 8px 0; border-top: 1px solid #ddd }
        code { font: 14px ui-monospace, monospace; color: #444; overflow-wrap: anywhere }
        .fix { margin-top: 2px; color: #0b5c2c }
        p { margin: 4px 0 0 }
        button { font: inherit; padding: 4px 12px; border: 1px solid #767676; border-radius: 4px; background: #f4f4f4; color: inherit; cursor: pointer }
        button:focus-visible { outline: 3px solid #1f5fa8; outline-offset: 2px }
        .mark { position: fixed; top: 0; left: 50%; transform: translateX(-50%); background: #8a6100; color: #fff; padding: 4px 16px; border-radius: 0 0 6px 6px }
        @media print { :host { display: none } }
        @media (prefers-color-scheme: dark) { :host { color: #eee } .box { background: #1c1c1c } code { color: #bbb } .fix { color: #8fd6a4 } li { border-color: #444 } button { background: #333 } }
      `);
      shadow.adoptedStyleSheets = [sheet];

      const make = (tag, text, name) => {
        const element = document.createElement(tag);
        if (text) element.textContent = text;
        if (name) element.className = name;
        return element;
      };

      const show = () => {
        const t = state.words;
        shadow.replaceChildren();
        const page = location.pathname;
        if (page in state.unpublished) {
          const from = state.unpublished[page];
          shadow.append(make('div', from ? t.fromPage + from : t.draftPage, 'mark'));
        }
        const groups = [['error', t.errors], ['warning', t.warnings], ['note', t.notes]]
          .map(([severity, name]) => [name, state.diagnostics.filter(one => one.severity === severity), severity])
          .filter(group => group[1].length);
        if (groups.length) {
          const hasErrors = groups[0][2] === 'error';
          const box = make('section', '', hasErrors ? 'box' : 'box calm');
          box.setAttribute('aria-label', t.label);
          box.setAttribute('role', hasErrors ? 'alert' : 'status');
          box.lang = state.language;
          const line = make('div', '', 'line');
          line.append(make('h2', groups.map(group => `${group[0]}: ${group[1].length}`).join(' · ')));
          const button = make('button', isFolded ? t.show : t.hide);
          button.setAttribute('aria-expanded', String(!isFolded));
          button.addEventListener('click', () => { isFolded = !isFolded; show(); shadow.querySelector('button').focus(); });
          line.append(button);
          box.append(line);
          if (!isFolded) {
            if (hasErrors) box.append(make('p', t.old));
            const list = make('ol');
            for (const one of groups.flatMap(group => group[1]).slice(0, 100)) {
              const item = make('li');
              const place = one.line ? `${one.path}:${one.line}:${one.column}` : one.path;
              item.append(make('code', place), make('div', one.message));
              if (one.hint) item.append(make('div', '→ ' + one.hint, 'fix'));
              list.append(item);
            }
            box.append(list);
          }
          shadow.append(box);
        }
        for (const link of document.querySelectorAll('a[href]')) {
          const path = link.origin === location.origin ? link.pathname : null;
          const known = link.querySelector(':scope > [data-visnyk-mark]');
          const isOff = path !== null && path in state.unpublished;
          if (known && !isOff) known.remove();
          if (!isOff || known) continue;
          const mark = make('mark', ' ' + (state.unpublished[path] ? t.from + state.unpublished[path] : t.draft));
          mark.dataset.visnykMark = '';
          link.append(mark);
        }
        if (!host.isConnected) document.documentElement.append(host);
      };

      const keepPlace = () => {
        try { sessionStorage.setItem('visnyk-place', JSON.stringify([location.pathname, scrollX, scrollY])); } catch {}
      };
      const takePlace = () => {
        try {
          const kept = JSON.parse(sessionStorage.getItem('visnyk-place') || 'null');
          sessionStorage.removeItem('visnyk-place');
          if (kept && kept[0] === location.pathname) scrollTo(kept[1], kept[2]);
        } catch {}
      };

      // Only what a script of the site may hold on to asks for a whole new page.
      const isStill = main => main && !main.querySelector('script, form, input, video, audio, iframe');

      const renew = async () => {
        let answer;
        try { answer = await fetch(location.pathname + location.search, {cache: 'no-store'}); } catch { return; }
        const text = await answer.text();
        const fresh = new DOMParser().parseFromString(text, 'text/html');
        const mark = fresh.querySelector('script[data-visnyk-version]');
        const [now, next] = [document.querySelector('main'), fresh.querySelector('main')];
        if (mark && mark.dataset.visnykFrame === frame && isStill(now) && isStill(next)) {
          document.title = fresh.title;
          const clean = now.cloneNode(true);
          clean.querySelectorAll('[data-visnyk-mark]').forEach(one => one.remove());
          if (clean.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes);
          version = Number(mark.dataset.visnykVersion);
          show();
          document.documentElement.dataset.visnykShown = String(version);
        } else {
          keepPlace();
          location.reload();
        }
      };

      const events = new EventSource('/.visnyk/events');
      events.addEventListener('message', event => {
        state = JSON.parse(event.data);
        const hasErrors = state.diagnostics.some(one => one.severity === 'error');
        if (hasErrors) isFolded = false;
        // With an error the page would be the one that is shown already, or the one of the mistakes.
        if (state.version !== version && !(hasErrors && frame !== 'none')) renew();
        else if (state.version === version || hasErrors) show();
      });
      if ('scrollRestoration' in history) history.scrollRestoration = 'manual';
      addEventListener('pagehide', () => events.close());
      addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
      takePlace();
    })();
    """#
