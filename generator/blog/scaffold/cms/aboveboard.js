// Written by `aboveboard init --cms`, which writes it again for new sources. Remove this line to keep changes of your own.
// What Decap CMS needs for Aboveboard's sources and shortcodes.
(function () {
  "use strict";
  /* global CMS, createClass, h, aboveboard */

  // A value that is words, a number, a list or a group of lines is edited as text: words as they
  // are, a list with "- " before each item, a group as `key: value` lines. What is deeper is JSON.
  var line = /^([A-Za-z0-9][\w.-]*):\s*(.*)$/;

  function flow(value) {
    return value !== null && typeof value === "object" ? JSON.stringify(value) : String(value === null || value === undefined ? "" : value);
  }

  function toText(value) {
    if (value && value.toJS) value = value.toJS();
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (Array.isArray(value)) return value.map(function (v) { return "- " + flow(v); }).join("\n");
    if (value !== null && typeof value === "object") {
      return Object.keys(value).map(function (key) { return key + ": " + flow(value[key]); }).join("\n");
    }
    return flow(value);
  }

  function scalar(text) {
    text = text.trim();
    if (/^[[{"]/.test(text)) {
      try { return JSON.parse(text); } catch (e) { return text; }
    }
    return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
  }

  function fromText(text, grouped) {
    var lines = text.split("\n").filter(function (l) { return l.trim() !== ""; });
    if (!lines.length) return undefined;
    if (lines.every(function (l) { return /^- /.test(l); })) return lines.map(function (l) { return scalar(l.slice(2)); });
    if (grouped && lines.every(function (l) { return line.test(l); })) {
      var group = {};
      lines.forEach(function (l) {
        var parts = line.exec(l);
        group[parts[1]] = scalar(parts[2]);
      });
      // Decap makes the name of a new file of it, by its first words.
      Object.defineProperty(group, "toString", { value: function () { return String(Object.values(group)[0]); } });
      return group;
    }
    return grouped ? scalar(text) : text;
  }

  var Lines = createClass({
    getInitialState: function () { return { typed: null }; }, // the text while somebody types
    change: function (e) {
      this.setState({ typed: e.target.value });
      this.props.onChange(fromText(e.target.value, true));
    },
    leave: function () {
      this.setState({ typed: null });
      this.props.setInactiveStyle();
    },
    render: function () {
      var text = this.state.typed === null ? toText(this.props.value) : this.state.typed;
      return h("textarea", {
        id: this.props.forID, className: this.props.classNameWrapper, value: text, onChange: this.change,
        onFocus: this.props.setActiveStyle, onBlur: this.leave,
        rows: Math.max(2, text.split("\n").length), style: { fontFamily: "monospace" },
      });
    },
  });

  CMS.registerWidget("aboveboard", Lines, createClass({
    render: function () { return h("pre", {}, toText(this.props.value)); },
  }));

  // The shortcodes, as they declare their arguments (shortcodes.js).

  var argument = /(?:([a-z]+)=)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`>=]+))/;
  var plain = /^[A-Za-z0-9][\w.\/-]*$/;

  function typed(text) { return plain.test(text) ? text : '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"') + '"'; }

  function many(value) {
    if (value && value.toJS) value = value.toJS();
    return (Array.isArray(value) ? value : String(value === null || value === undefined ? "" : value).split(","))
      .map(function (v) { return String(v).trim(); }).filter(Boolean);
  }

  function known(type, id) { return (aboveboard.names[type] || {})[id]; }

  // The argument that the i-th of n values without a name is for, as the templates
  // understand them.
  function position(shortcode, values, i) {
    var n = values.length, found = "";
    shortcode.unnamed.forEach(function (way) {
      var first = field(shortcode, way[0]);
      if (found && field(shortcode, found).list && n > 1) return;
      if (first.list ? n > 1 : n <= way.length && i < way.length) found = first.list ? way[0] : way[i];
    });
    if (n === 1 && known("link", values[0]) && !known("program", values[0]) && field(shortcode, "link")) return "link";
    return found;
  }

  function field(shortcode, name) { return shortcode.fields.filter(function (f) { return f.name === name; })[0]; }

  function read(shortcode, text) {
    var data = {}, loose = [], rest = text, m;
    while ((m = argument.exec(rest)) !== null) {
      rest = rest.slice(m.index + m[0].length);
      var value = m[2] !== undefined ? m[2].replace(/\\(.)/g, "$1") : m[3] !== undefined ? m[3] : m[4];
      if (m[1]) data[m[1]] = value; else loose.push(value);
    }
    loose.forEach(function (value, i) {
      var name = position(shortcode, loose, i);
      if (name) data[name] = field(shortcode, name).list && data[name] ? data[name] + ", " + value : value;
    });
    shortcode.fields.forEach(function (f) {
      if (f.list && data[f.name] !== undefined) data[f.name] = many(data[f.name]);
    });
    return data;
  }

  function write(shortcode, data) {
    var there = shortcode.fields.filter(function (f) { return many(data[f.name]).length > 0; });
    var names = there.map(function (f) { return f.name; });
    var text = function (f) { return f.list ? many(data[f.name]).join(", ") : String(data[f.name]).trim(); };
    var loose = shortcode.unnamed.some(function (way) {
      return names.length > 0 && names.length <= way.length && names.every(function (name, i) { return name === way[i]; }) && !there[0].list;
    });
    var listed = there.length === 1 && there[0].list && many(data[names[0]]).length > 1 && shortcode.unnamed.some(function (way) { return way[0] === names[0]; });
    var args = listed ? many(data[names[0]]).map(typed) : there.map(function (f) { return (loose ? "" : f.name + "=") + typed(text(f)); });
    var tag = "{{< " + [shortcode.name].concat(args).join(" ") + " >}}";
    return shortcode.inner ? tag + (data.words || "") + "{{< /" + shortcode.name + " >}}" : tag;
  }

  function shown(text) { return String(text || "").replace(/[&<>"]/g, function (c) { return "&#" + c.charCodeAt(0) + ";"; }); }

  // The shape of a table: its columns and rows by name, without the facts, which Hugo
  // fills in.
  function table(shortcode, data) {
    var columns = [], rows = many(data.criteria);
    shortcode.fields.forEach(function (f) {
      many(data[f.name]).forEach(function (id) {
        var of = f.type === "comparison" && aboveboard.comparisons[id];
        if (of) {
          columns = columns.concat(of.items);
          if (!rows.length) rows = of.criteria;
        } else if (f.list && (f.type === "program" || f.type === "product")) {
          columns.push(id);
        }
      });
    });
    if (shortcode.name !== "comparison" || columns.length < 2) return "";
    var name = function (id) { return known("product", id) || known("program", id) || id; };
    var cell = function (tag, text) { return "<" + tag + ' style="border:1px solid;padding:.2em .6em;text-align:left">' + shown(text) + "</" + tag + ">"; };
    return '<table style="border-collapse:collapse;margin:.5em 0;font-size:smaller"><tr>' + cell("td", "") +
      columns.map(function (id) { return cell("th", name(id)); }).join("") + "</tr>" +
      rows.map(function (id) {
        return "<tr>" + cell("th", known("criterion", id) || id) + columns.map(function () { return cell("td", "…"); }).join("") + "</tr>";
      }).join("") + "</table>";
  }

  // What a shortcode is about, by name where it has one, and what else it is told.
  function preview(shortcode, data) {
    var about = [], more = [];
    shortcode.fields.forEach(function (f) {
      many(data[f.name]).forEach(function (id) {
        var name = known(f.type, id);
        (name ? about : more).push(name ? shown(name) : shown(f.name) + ": " + shown(id));
      });
    });
    return '<div style="border-left:4px solid currentColor;padding:.5em 1em;margin:1em 0">' +
      (shortcode.inner ? "<u>" + shown(data.words) + "</u> " : "") + "<strong>" + shown(shortcode.label) + "</strong> " + about.join(", ") + table(shortcode, data) +
      (more.length ? "<br><small>" + more.join(" · ") + "</small>" : "") + "<br><small>" + shown(shortcode.about) + "</small></div>";
  }

  // The field of an argument: a choice where the script knows what there is.
  function widget(f) {
    var label = f.name.charAt(0).toUpperCase() + f.name.slice(1);
    var common = { name: f.name, label: label, hint: f.hint, required: false };
    var names = aboveboard.names[f.type] || {};
    var ids = Object.keys(names).sort();
    if (ids.length) {
      // Not a relation: opened again, Decap shows nothing in one that is in a shortcode.
      Object.assign(common, { widget: "select", options: ids.map(function (id) { return { label: names[id] + " (" + id + ")", value: id }; }) });
    } else if (f.values && f.values.length) {
      Object.assign(common, { widget: "select", options: f.values });
    } else {
      common.widget = "string";
    }
    if (f.list && common.widget !== "string") common.multiple = true;
    return common;
  }

  // In a sentence Decap has no fields: the shortcode is one piece, which nothing in it
  // turns into Markdown, and a click asks for its text.
  function inSentence(s, tag) {
    function ask(text) {
      text = window.prompt(s.about, text);
      return text && new RegExp("^" + tag + "$").test(text.trim()) ? { text: text.trim() } : null;
    }
    CMS.registerEditorComponent({
      id: "aboveboard-sentence-" + s.name, label: s.label + " in a sentence", type: "inline", fields: [],
      pattern: new RegExp(tag),
      fromInline: function (match) { return { text: match[0] }; },
      toInline: function (data) { return data.text || ""; },
      toPreview: function (data) {
        var match = new RegExp(tag).exec(data.text || "");
        return h("u", { title: data.text }, match && s.inner ? match[2] : data.text);
      },
      onInsert: function () { return ask(s.example); },
      onEdit: function (event) { return ask(event.data.text); },
    });
  }

  aboveboard.shortcodes.forEach(function (s) {
    var args = '((?:\\s+(?:[a-z]+=)?(?:"(?:[^"\\\\]|\\\\.)*"|`[^`]*`|[^\\s"`>=]+))*)';
    var tag = "{{<\\s*" + s.name + args + "\\s*>}}" + (s.inner ? "([^\\n]*?){{<\\s*/" + s.name + "\\s*>}}" : "");
    var fields = s.fields.map(widget);
    if (s.inner) fields.push({ name: "words", label: "Words to click on", widget: "string" });
    CMS.registerEditorComponent({
      id: "aboveboard-" + s.name, label: s.label, fields: fields,
      // Without "m": Decap takes the first component that matches anywhere in the rest of the post.
      pattern: new RegExp("^" + tag + "[ \\t]*(?=\\n|$)"),
      fromBlock: function (match) { return Object.assign(read(s, match[1]), s.inner ? { words: match[2] } : {}); },
      toBlock: function (data) { return write(s, data); },
      toPreview: function (data) { return preview(s, data); },
    });
    if (s.inline) inSentence(s, tag);
  });
})();
