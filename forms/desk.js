/*
 * What all embedded forms share: they load the content of their task, save it while it is typed, show what the system
 * refuses, and keep what was typed whatever happens. Plain script for the browsers that Tasklist supports.
 *
 * A form is markup with attributes:
 *   data-word="key"        its text comes from messages/<words>-form.properties (data-word-hint: its placeholder)
 *   data-field="a.b"       an input, select, textarea or checkbox bound to the value a.b of the content;
 *                          data-type="number" sends a number, data-type="list" one text per line or comma
 *   data-rows="a"          one copy of the <template> inside per element of the list a; fields are relative to the row
 *   data-add="a"           a button that adds a row to the list a of its surrounding row or form
 *   data-remove            a button that removes its row
 *   data-show="a.b"        text of a value that the server computes, renewed after each save (data-money: as an amount)
 *   data-if="a.b"          shown only where the value is there, true or not empty; data-if="!a.b" the other way round
 *   data-take="a:b"        a button that writes the shown value b of its row into the row's empty field a; outside a row, of all
 *   data-shown-only        beside data-rows: the server's list, only shown; data-show="." is a row that is a text itself
 *   data-act="name"        a button for options.acts.name(desk) -> {address, confirm: word, done: word}:
 *                          the first click asks, the second POSTs; with sends: 'field' the value of that field is
 *                          sent and emptied, and the form goes on with the content that comes back
 *   data-options="a"       options of a select from the list a of {value, label}; labels may be words ("word:key");
 *                          data-word-empty: what no choice means; data-options-of="b": only those whose "of" is the
 *                          value of the row's field b
 * and a call in its cam-script:
 *   LeaderDesk.open(camForm, {words: 'call', content: 'call', answer: 'outcome'})
 * content is the part of the address behind /api/desk/tasks/<id>/; answer names the field that goes to the process.
 *   data-tracker           how many parts are complete; a part is a fieldset with data-section="a b", the roots of its values
 * The content's list "gaps" of {at: "a.0.b", text} is shown beside the rows and fields it speaks of. Where the content has a
 * "revision", what somebody else wrote meanwhile is not overwritten: the server refuses.
 * The content's list "missing" (texts) is shown as warnings; saving never waits for them.
 */
(function (window, document) {
  'use strict';

  function open(camForm, options) {
    var form = camForm.formElement[0] || camForm.formElement;
    return new Desk(form, '/api/desk/tasks/' + encodeURIComponent(camForm.taskId), options, camForm);
  }

  function Desk(form, address, options, camForm) {
    this.form = form;
    this.address = address;
    this.options = options;
    this.words = {};
    this.content = {};
    this.version = 0;
    this.savedVersion = 0;
    var desk = this;
    lookLikeTheOthers();
    this.note = element('div', 'leader-note', form, true);
    this.note.setAttribute('role', 'status');
    this.note.setAttribute('aria-live', 'polite');
    this.problem = element('div', 'alert alert-danger', form, true);
    this.problem.setAttribute('role', 'alert');
    this.problem.style.display = 'none';
    form.addEventListener('input', function (event) { desk.changed(event); });
    form.addEventListener('change', function (event) { desk.changed(event); });
    form.addEventListener('click', function (event) { desk.clicked(event); });
    if (camForm) {
      camForm.on('submit', function () {
        if (!desk.saveNow()) {
          camForm.submitPrevented = true;
        } else if (options.answer) {
          camForm.variableManager.variables[options.answer] = {
            name: options.answer, type: 'String', value: String(value(desk.read(), options.answer) || '')
          };
        }
      });
    }
    this.load();
  }

  Desk.prototype.load = function () {
    var desk = this;
    ask('GET', desk.address + '?words=' + desk.options.words, null, null, function (opened) {
      if (desk.refusedBy(opened)) {
        desk.waitForClaim(opened);
        return;
      }
      desk.opened = opened.body;
      desk.words = opened.body.words;
      ask('GET', desk.contentAddress(), null, null, function (answer) {
        if (desk.refusedBy(answer)) {
          return;
        }
        desk.problem.style.display = 'none';
        desk.content = answer.body;
        desk.speak(desk.form);
        desk.fill(desk.form, desk.content);
        desk.show();
        if (desk.options.ready) {
          desk.options.ready(desk);
        }
        desk.form.setAttribute('data-ready', 'true');
      });
    });
  };

  /* Tasklist leaves the form as it is when its task is claimed: the content comes as soon as it may. */
  Desk.prototype.waitForClaim = function (refused) {
    var desk = this;
    if (refused.body && refused.body.code === 'task.not-yours') {
      window.setTimeout(function () {
        if (document.body.contains(desk.form)) {
          desk.load();
        }
      }, 1500);
    }
  };

  Desk.prototype.contentAddress = function () {
    return this.address + '/' + this.options.content;
  };

  Desk.prototype.saveAddress = function () {
    var revision = this.content.revision;
    return this.contentAddress() + (revision === undefined ? '' : '?revision=' + revision);
  };

  Desk.prototype.word = function (key) {
    return this.words[key] || key;
  };

  /* Puts words where the markup asks for them. */
  Desk.prototype.speak = function (within) {
    var desk = this;
    each(within, '[data-word]', function (node) { node.textContent = desk.word(node.getAttribute('data-word')); });
    each(within, '[data-word-hint]', function (node) {
      node.setAttribute('placeholder', desk.word(node.getAttribute('data-word-hint')));
    });
    each(within, '[data-word-label]', function (node) {
      node.setAttribute('aria-label', desk.word(node.getAttribute('data-word-label')));
    });
  };

  /* Fills the fields that belong to this scope, row by row. */
  Desk.prototype.fill = function (scope, content) {
    var desk = this;
    own(scope, '[data-options]', function (select) { desk.offer(select, content); });
    own(scope, '[data-field]', function (input) { write(input, value(content, input.getAttribute('data-field'))); });
    own(scope, '[data-rows]', function (rows) {
      (value(content, rows.getAttribute('data-rows')) || []).forEach(function (row) { desk.addRow(rows, row); });
    });
  };

  /* Options that fit; a choice that no longer does is gone. */
  Desk.prototype.offer = function (select, content) {
    var desk = this;
    var of = select.getAttribute('data-options-of');
    var list = select.getAttribute('data-options');
    select.textContent = '';
    var empty = element('option', '', select);
    empty.value = '';
    empty.textContent = desk.word(select.getAttribute('data-word-empty') || 'choose');
    (value(content, list) || value(desk.content, list) || []).forEach(function (option) {
      if (of && option.of !== value(content, of)) {
        return;
      }
      var node = element('option', '', select);
      node.value = option.value;
      node.textContent = String(option.label).indexOf('word:') === 0 ? desk.word(option.label.slice(5)) : option.label;
    });
  };

  Desk.prototype.addRow = function (rows, content) {
    var template = rows.querySelector('template');
    var row = document.importNode(template.content, true).firstElementChild;
    row.setAttribute('data-row', '');
    row.leaderRow = content;
    rows.appendChild(row);
    this.speak(row);
    this.fill(row, content);
    this.showIn(row, content);
    return row;
  };

  /* The content as it stands in the form now. */
  Desk.prototype.read = function () {
    return this.readScope(this.form, {});
  };

  Desk.prototype.readScope = function (scope, into) {
    var desk = this;
    own(scope, '[data-field]', function (input) { put(into, input.getAttribute('data-field'), readInput(input)); });
    own(scope, '[data-rows]', function (rows) {
      if (rows.hasAttribute('data-shown-only')) {
        return;
      }
      var list = [];
      Array.prototype.forEach.call(rows.children, function (row) {
        if (row.hasAttribute('data-row')) {
          list.push(desk.readScope(row, {}));
        }
      });
      put(into, rows.getAttribute('data-rows'), list);
    });
    return into;
  };

  Desk.prototype.changed = function (event) {
    var desk = this;
    if (!closest(event.target, '[data-field]')) {
      return;
    }
    var row = closest(event.target, '[data-row]');
    own(row || desk.form, '[data-options-of="' + event.target.getAttribute('data-field') + '"]', function (select) {
      var chosen = select.value;
      desk.offer(select, desk.readScope(row || desk.form, {}));
      select.value = chosen;
      if (select.selectedIndex < 0) {
        select.value = '';
      }
    });
    var fits = marksNumbers(event.target, desk.word('not-a-number'));
    desk.version++;
    window.clearTimeout(desk.timer);
    if (fits) {
      desk.timer = window.setTimeout(function () { desk.save(); }, 700);
    }
  };

  Desk.prototype.clicked = function (event) {
    var adds = closest(event.target, '[data-add]');
    var removes = closest(event.target, '[data-remove]');
    var acts = closest(event.target, '[data-act]');
    var takes = closest(event.target, '[data-take]');
    if (takes) {
      event.preventDefault();
      this.take(takes);
    }
    if (acts) {
      event.preventDefault();
      this.act(acts, this.options.acts[acts.getAttribute('data-act')](this));
      return;
    }
    if (adds) {
      event.preventDefault();
      var scope = closest(adds, '[data-row]') || this.form;
      var rows = scope.querySelector('[data-rows="' + adds.getAttribute('data-add') + '"]');
      var first = this.addRow(rows, {}).querySelector('input, select, textarea');
      if (first) {
        first.focus();
      }
    } else if (removes) {
      event.preventDefault();
      var row = closest(removes, '[data-row]');
      row.parentNode.removeChild(row);
    } else if (!takes) {
      return;
    }
    this.version++;
    this.save();
  };

  /* What the server showed becomes what the person says; what was typed stays. */
  Desk.prototype.take = function (button) {
    var path = button.getAttribute('data-take').split(':');
    var row = closest(button, '[data-row]');
    each(row ? row.parentNode : this.form, '[data-row]', function (one) {
      var input = one.querySelector('[data-field="' + path[0] + '"]');
      var shown = one.leaderRow && value(one.leaderRow, path[1]);
      if (input && shown !== undefined && (one === row || (!row && input.value === ''))) {
        write(input, shown);
        marksNumbers(input, '');
      }
    });
  };

  /* Something that can't be undone: the button asks first. Tasklist's frame allows no dialogs. */
  Desk.prototype.act = function (button, act) {
    var desk = this;
    if (!button.hasAttribute('data-asked')) {
      button.setAttribute('data-asked', '');
      button.textContent = desk.word(act.confirm);
      return;
    }
    if (act.sends) {
      desk.actAndGoOn(button, act);
      return;
    }
    window.clearTimeout(desk.timer);
    desk.options.readOnly = true;
    ask('POST', act.address, {}, desk.opened, function (answer) {
      if (answer.status === 204) {
        desk.say(desk.word(act.done), 'text-success');
      } else {
        desk.options.readOnly = false;
        desk.refusedBy(answer);
      }
    });
  };

  Desk.prototype.actAndGoOn = function (button, act) {
    var desk = this;
    var field = desk.form.querySelector('[data-field="' + act.sends + '"]');
    var body = {};
    put(body, act.sends, readInput(field));
    button.removeAttribute('data-asked');
    button.textContent = desk.word(button.getAttribute('data-word'));
    ask('POST', act.address, body, desk.opened, function (answer) {
      if (desk.refusedBy(answer)) {
        return;
      }
      write(field, '');
      desk.version++;
      desk.kept(answer.body, desk.savedVersion);
      desk.save();
      desk.say(desk.word(act.done), 'text-success');
    });
  };

  /* Saves in the background; what is typed meanwhile is saved after it. */
  Desk.prototype.save = function () {
    var desk = this;
    if (!desk.opened || desk.options.readOnly || desk.saving) {
      return;
    }
    var version = desk.version;
    desk.saving = true;
    desk.say(desk.word('saving'), 'text-muted');
    ask('PUT', desk.saveAddress(), desk.read(), desk.opened, function (answer) {
      desk.saving = false;
      if (answer.status === 403 && !answer.body) {
        desk.renewToken();
        return;
      }
      if (desk.refusedBy(answer)) {
        return;
      }
      desk.kept(answer.body, version);
      if (desk.version > version) {
        desk.save();
      }
    });
  };

  /* Before the task is completed: only what is kept is completed. Says whether it was. */
  Desk.prototype.saveNow = function () {
    var desk = this;
    if (!desk.opened || desk.options.readOnly) {
      return !!desk.opened;
    }
    window.clearTimeout(desk.timer);
    var version = desk.version;
    var kept = false;
    ask('PUT', desk.saveAddress(), desk.read(), desk.opened, function (answer) {
      kept = !desk.refusedBy(answer);
      if (kept) {
        desk.kept(answer.body, version);
      }
    }, true);
    return kept;
  };

  Desk.prototype.kept = function (content, version) {
    this.content = content;
    this.savedVersion = version;
    this.problem.style.display = 'none';
    this.show();
    if (!this.options.readOnly) {
      this.say(this.word('saved') + ' ' + new Date().toLocaleTimeString(this.opened.language, {hour12: false}),
        'text-success');
    }
  };

  /* After signing in again the token is a new one. */
  Desk.prototype.renewToken = function () {
    var desk = this;
    ask('GET', desk.address + '?words=' + desk.options.words, null, null, function (opened) {
      if (!desk.refusedBy(opened)) {
        desk.opened = opened.body;
        desk.save();
      }
    });
  };

  /* Shows why something was not done; what was typed stays. */
  Desk.prototype.refusedBy = function (answer) {
    if (answer.status >= 200 && answer.status < 300 && answer.body) {
      return false;
    }
    this.problem.textContent = answer.body && answer.body.text ? answer.body.text
      : answer.status === 0 ? this.word('offline') : this.word('signed-out');
    this.problem.style.display = '';
    this.say(this.opened ? this.word('not-saved') : '', 'text-danger');
    return true;
  };

  Desk.prototype.say = function (text, look) {
    this.note.className = 'leader-note ' + look;
    this.note.textContent = text;
  };

  /* Renews everything the server computes: values, conditions, warnings. */
  Desk.prototype.show = function () {
    var desk = this;
    desk.showIn(desk.form, desk.content);
    desk.showRows(desk.form, desk.content);
    desk.showLists(desk.form, desk.content);
    each(desk.form, '[data-missing]', function (box) {
      var missing = desk.content.missing || [];
      box.textContent = '';
      box.className = missing.length ? 'alert alert-warning' : 'alert alert-success';
      element('strong', '', box).textContent = desk.word(missing.length ? 'to-mend' : 'nothing-to-mend');
      var list = missing.length ? element('ul', '', box) : null;
      missing.forEach(function (text) { element('li', '', list).textContent = text; });
    });
    desk.showGaps();
    desk.track();
    if (desk.options.shown) {
      desk.options.shown(desk);
    }
  };

  /* Lists that are only shown are made anew. */
  Desk.prototype.showLists = function (scope, content) {
    var desk = this;
    own(scope, '[data-rows][data-shown-only]', function (rows) {
      each(rows, ':scope > [data-row]', function (row) { rows.removeChild(row); });
      (value(content, rows.getAttribute('data-rows')) || []).forEach(function (row) { desk.addRow(rows, row); });
    });
  };

  /* What is to mend stands beside the row or field that it speaks of. */
  Desk.prototype.showGaps = function () {
    var desk = this;
    each(desk.form, '.leader-gap', function (gap) { gap.parentNode.removeChild(gap); });
    (desk.content.gaps || []).forEach(function (gap) {
      var place = gap.at && desk.placeOf(gap.at.split('.'));
      if (place) {
        element('p', 'leader-gap', place).textContent = gap.text;
      }
    });
  };

  Desk.prototype.placeOf = function (steps) {
    var place = this.form;
    for (var i = 0; i < steps.length && place; i++) {
      var within = place;
      var found = null;
      own(within, '[data-rows="' + steps[i] + '"]:not([data-shown-only])', function (rows) { found = rows; });
      if (found && i + 1 < steps.length) {
        var written = Array.prototype.filter.call(found.children, function (row) { return row.hasAttribute('data-row'); });
        place = written[Number(steps[++i])];
      } else if (found) {
        return found.parentNode;
      } else {
        own(within, '[data-field="' + steps[i] + '"]', function (input) { found = input; });
        return found && closest(found, '.form-group');
      }
    }
    return place;
  };

  /* Which parts are complete, each a way to its place. */
  Desk.prototype.track = function () {
    var desk = this;
    each(desk.form, '[data-tracker]', function (box) {
      box.textContent = '';
      box.className = 'leader-tracker';
      var complete = 0;
      var parts = desk.form.querySelectorAll('fieldset[data-section]');
      var title = element('p', '', box);
      Array.prototype.forEach.call(parts, function (part) {
        var roots = part.getAttribute('data-section').split(' ');
        var gaps = (desk.content.gaps || []).filter(function (gap) {
          return gap.at && roots.indexOf(gap.at.split('.')[0]) >= 0;
        }).length;
        complete += gaps ? 0 : 1;
        var button = element('button', 'btn btn-xs ' + (gaps ? 'btn-warning' : 'btn-success'), box);
        button.type = 'button';
        button.textContent = part.querySelector('legend').textContent + (gaps ? ': ' + gaps : ' ✓');
        button.addEventListener('click', function () { part.scrollIntoView({behavior: 'smooth'}); });
      });
      title.textContent = desk.word('parts-complete') + ' ' + complete + '/' + parts.length;
    });
  };

  /* What the server computes for the rows that are written, as long as they are the rows it knows. */
  Desk.prototype.showRows = function (scope, content) {
    var desk = this;
    own(scope, '[data-rows]:not([data-shown-only])', function (rows) {
      var known = value(content, rows.getAttribute('data-rows')) || [];
      var written = Array.prototype.filter.call(rows.children, function (row) { return row.hasAttribute('data-row'); });
      if (known.length === written.length) {
        written.forEach(function (row, i) {
          row.leaderRow = known[i];
          desk.showIn(row, known[i]);
          desk.showRows(row, known[i]);
          desk.showLists(row, known[i]);
        });
      }
    });
  };

  Desk.prototype.showIn = function (scope, content) {
    var desk = this;
    own(scope, '[data-show]', function (node) {
      var shown = value(content, node.getAttribute('data-show'));
      if (shown === undefined) {
        shown = value(desk.content, node.getAttribute('data-show'));
      }
      node.textContent = node.hasAttribute('data-money') ? money(shown, desk.opened.language) : desk.inWords(shown);
    });
    own(scope, '[data-if]', function (node) {
      var path = node.getAttribute('data-if');
      var inverted = path.charAt(0) === '!';
      var found = value(content, inverted ? path.slice(1) : path);
      if (found === undefined) {
        found = value(desk.content, inverted ? path.slice(1) : path);
      }
      var there = found instanceof Array ? found.length > 0 : !!found;
      node.style.display = there !== inverted ? '' : 'none';
    });
  };

  Desk.prototype.inWords = function (shown) {
    if (shown === true || shown === false) {
      return this.word(shown ? 'yes' : 'no');
    }
    return shown === null || shown === undefined ? '' : String(shown);
  };

  /* ---- small things ---- */

  function ask(verb, address, body, opened, done, atOnce) {
    var request = new XMLHttpRequest();
    request.open(verb, address, !atOnce);
    request.setRequestHeader('Accept', 'application/json');
    if (opened) {
      request.setRequestHeader('Content-Type', 'application/json');
      request.setRequestHeader(opened.tokenHeader, opened.token);
    }
    var answered = function () {
      var parsed = null;
      try {
        parsed = JSON.parse(request.responseText);
      } catch (notJson) {
        // The sign-in page instead of an answer: the session is over.
      }
      done({status: request.status, body: parsed});
    };
    if (atOnce) {
      try {
        request.send(body ? JSON.stringify(body) : null);
        answered();
      } catch (offline) {
        done({status: 0, body: null});
      }
      return;
    }
    request.onload = answered;
    request.onerror = function () { done({status: 0, body: null}); };
    request.send(body ? JSON.stringify(body) : null);
  }

  function value(content, path) {
    return path === '.' ? content : path.split('.').reduce(function (found, step) {
      return found === null || found === undefined ? undefined : found[step];
    }, content);
  }

  function put(content, path, what) {
    var steps = path.split('.');
    var last = steps.pop();
    var target = steps.reduce(function (into, step) { return into[step] || (into[step] = {}); }, content);
    target[last] = what;
  }

  function write(input, what) {
    if (input.type === 'checkbox') {
      input.checked = what === true;
    } else if (input.getAttribute('data-type') === 'list') {
      input.value = (what || []).join('\n');
    } else {
      input.value = what === null || what === undefined ? '' : String(what);
    }
  }

  function readInput(input) {
    if (input.type === 'checkbox') {
      return input.checked;
    }
    if (input.getAttribute('data-type') === 'list') {
      return input.value.split(/[\n,;]+/).map(function (part) { return part.trim(); })
        .filter(function (part) { return part !== ''; });
    }
    var text = input.value.trim();
    if (text === '') {
      return null;
    }
    return input.getAttribute('data-type') === 'number' ? plainNumber(text) : text;
  }

  /* "1 234,50" as people write it becomes 1234.50; the server keeps it exact. */
  function plainNumber(text) {
    return text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  }

  function marksNumbers(input, text) {
    if (input.getAttribute('data-type') !== 'number') {
      return true;
    }
    var fits = input.value.trim() === '' || /^-?\d+(\.\d+)?$/.test(plainNumber(input.value));
    var group = input.parentNode;
    group.classList[fits ? 'remove' : 'add']('has-error');
    input.title = fits ? '' : text;
    return fits;
  }

  function money(amount, language) {
    return amount === null || amount === undefined || amount === '' ? ''
      : Number(amount).toLocaleString(language, {style: 'currency', currency: 'EUR'});
  }

  function lookLikeTheOthers() {
    if (!document.querySelector('link[href="/forms/desk.css"]')) {
      var link = element('link', '', document.head);
      link.rel = 'stylesheet';
      link.href = '/forms/desk.css';
    }
  }

  function element(name, look, parent, first) {
    var node = document.createElement(name);
    if (look) {
      node.className = look;
    }
    if (first) {
      parent.insertBefore(node, parent.firstChild);
    } else {
      parent.appendChild(node);
    }
    return node;
  }

  function each(within, selector, act) {
    Array.prototype.forEach.call(within.querySelectorAll(selector), act);
  }

  /* Those that stand in this scope itself, not in a row inside it. A row can be its own text or its own list of cells. */
  function own(scope, selector, act) {
    var row = scope.hasAttribute('data-row') ? scope : null;
    if (row && scope.matches(selector)) {
      act(scope);
    }
    each(scope, selector, function (node) {
      if (closest(node, '[data-row]') === row) {
        act(node);
      }
    });
  }

  function closest(node, selector) {
    return node && node.closest ? node.closest(selector) : null;
  }

  window.LeaderDesk = {open: open};
}(window, document));
