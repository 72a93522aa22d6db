// The policy editor: Monaco from BlazorMonaco's static files, loaded when the first editor is shown and never before.
const files = new URL('_content/BlazorMonaco/lib/monaco-editor/min/vs', document.baseURI).href;
let loading = null;

const load = () => {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${files}/loader.js`;
    script.onerror = () => reject(new Error('The editor could not be loaded.'));
    script.onload = () => {
      window.require.config({ paths: { vs: files } });
      window.require(['vs/editor/editor.main'], () => resolve(window.monaco), reject);
    };
    document.head.append(script);
  }).then(prepare);
  return loading;
};

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Monaco's themes take literal colours: they are made from the page's own at each change of appearance.
const applyTheme = (monaco) => {
  const dark = document.documentElement.dataset.theme === 'dark';
  const plain = (name) => token(name).replace('#', '');
  monaco.editor.defineTheme('console', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: plain('--link') },
      { token: 'string.value.json', foreground: plain('--success') },
      { token: 'number.json', foreground: plain('--level-tagging') },
      { token: 'keyword.json', foreground: plain('--level-tagging') },
    ],
    colors: {
      'editor.background': token('--surface'),
      'editor.foreground': token('--text'),
      'editorLineNumber.foreground': token('--text-secondary'),
      'editorLineNumber.activeForeground': token('--text'),
      'editorGutter.background': token('--surface'),
      'editor.lineHighlightBackground': token('--hover'),
      'editorError.foreground': token('--danger'),
      'editorWarning.foreground': token('--warning'),
      'editorInfo.foreground': token('--link'),
      'editorSuggestWidget.background': token('--surface'),
      'editorSuggestWidget.border': token('--control'),
      'editorSuggestWidget.foreground': token('--text'),
      'editorSuggestWidget.highlightForeground': token('--link'),
      'editorSuggestWidget.selectedBackground': token('--link'),
      'editorSuggestWidget.selectedForeground': token('--on-link'),
      'editorSuggestWidget.selectedIconForeground': token('--on-link'),
      'editorSuggestWidget.focusHighlightForeground': token('--on-link'),
      'editorHoverWidget.background': token('--surface'),
      'editorHoverWidget.border': token('--control'),
      'editorHoverWidget.foreground': token('--text'),
    },
  });
  monaco.editor.setTheme('console');
};

// The pages behind the models, and the question that each is answering.
const askers = new Map();

// One question at a time: what has become stale while waiting is never asked, and a stale answer is dropped.
const ask = async (model, method, position, cancellation) => {
  const asker = askers.get(model);
  while (asker?.asking) {
    await asker.asking;
  }
  if (!asker || cancellation.isCancellationRequested || model.getValueLength() > asker.longest) {
    return null;
  }
  asker.asking = asker.page.invokeMethodAsync(method, model.getValue(), model.getOffsetAt(position)).catch(() => null);
  const answer = await asker.asking;
  asker.asking = null;
  return cancellation.isCancellationRequested ? null : answer;
};

const rangeOf = (monaco, model, answer) => monaco.Range.fromPositions(model.getPositionAt(answer.start), model.getPositionAt(answer.end));

const plainMarkdown = (text) => text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&]/g, '\\$&');

// Suggestions and explanations come from the catalogue on the server.
const assist = (monaco) => {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  const kinds = {
    Element: CompletionItemKind.Property,
    Value: CompletionItemKind.EnumMember,
    Service: CompletionItemKind.Module,
    Action: CompletionItemKind.Method,
    ActionPattern: CompletionItemKind.Interface,
    Resource: CompletionItemKind.Reference,
    Operator: CompletionItemKind.Operator,
    ConditionKey: CompletionItemKind.Field,
    Principal: CompletionItemKind.User,
    Variable: CompletionItemKind.Variable,
  };
  monaco.languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"', ':', '$', '{'],
    provideCompletionItems: async (model, position, _, cancellation) => {
      const answer = await ask(model, 'Complete', position, cancellation);
      return answer && {
        incomplete: !answer.isComplete,
        suggestions: answer.items.map((item, index) => ({
          label: { label: item.label, description: item.detail ?? undefined },
          kind: kinds[item.kind],
          documentation: item.text ?? undefined,
          insertText: item.insert,
          insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
          filterText: item.filter,
          sortText: String(index).padStart(4, '0'),
          range: rangeOf(monaco, model, answer),
          command: item.continues ? { id: 'editor.action.triggerSuggest', title: 'Suggest' } : undefined,
        })),
      };
    },
  });
  monaco.languages.registerHoverProvider('json', {
    provideHover: async (model, position, cancellation) => {
      const answer = await ask(model, 'Explain', position, cancellation);
      return answer && {
        range: rangeOf(monaco, model, answer),
        contents: [
          { value: `**${plainMarkdown(answer.title)}**` },
          { value: [plainMarkdown(answer.text), ...answer.facts.map((fact) => `- ${plainMarkdown(fact.name)}: ${plainMarkdown(fact.value)}`)].join('\n') },
        ],
      };
    },
  });
};

const prepare = (monaco) => {
  // The findings are ours alone: Monaco colours the text and checks nothing.
  monaco.languages.json.jsonDefaults.setDiagnosticsOptions({ validate: false });
  monaco.languages.json.jsonDefaults.setModeConfiguration({ tokens: true, foldingRanges: true });
  assist(monaco);
  applyTheme(monaco);
  document.addEventListener('appearancechange', () => applyTheme(monaco));
  return monaco;
};

const severities = (monaco) => ({
  Error: monaco.MarkerSeverity.Error,
  Security: monaco.MarkerSeverity.Warning,
  Warning: monaco.MarkerSeverity.Warning,
  Suggestion: monaco.MarkerSeverity.Info,
});

const codeSize = () => Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8125);

export const create = async (host, exit, page, text, options) => {
  const monaco = await load();
  const model = monaco.editor.createModel(text, 'json');
  const editor = monaco.editor.create(host, {
    model,
    theme: 'console',
    readOnly: options.readOnly,
    ariaLabel: options.label,
    fontFamily: token('--mono'),
    fontSize: codeSize(),
    tabSize: 4,
    insertSpaces: true,
    detectIndentation: true,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: 'on',
    wordBasedSuggestions: false,
    quickSuggestions: { other: true, strings: true, comments: false },
    suggest: { snippetsPreventQuickSuggestions: false, showStatusBar: false },
    links: false,
    contextmenu: false,
    occurrencesHighlight: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
  });

  // Monaco's message areas are live regions, not landmarks.
  document.querySelectorAll('.monaco-aria-container [role="complementary"]').forEach((area) => area.removeAttribute('role'));

  editor.addCommand(monaco.KeyCode.Escape, () => exit.focus(),
    'editorTextFocus && !suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !hasMultipleSelections && !markersNavigationVisible && !inSnippetMode');

  if (options.assists && !options.readOnly) {
    askers.set(model, { page, longest: options.longest, asking: null });
  }

  let timer = 0;
  let fromServer = false;
  const send = () => {
    clearTimeout(timer);
    timer = 0;
    const length = model.getValueLength();
    return length > options.longest ? page.invokeMethodAsync('TooLongAsync') : page.invokeMethodAsync('EditedAsync', model.getValue());
  };
  model.onDidChangeContent(() => {
    if (!fromServer) {
      clearTimeout(timer);
      timer = setTimeout(send, options.debounce);
    }
  });
  editor.onDidBlurEditorText(() => {
    if (timer) {
      send();
    }
  });
  const resize = () => editor.updateOptions({ fontSize: codeSize() });
  document.addEventListener('appearancechange', resize);

  return {
    setText: (value) => {
      if (value === model.getValue()) {
        return;
      }
      fromServer = true;
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
      fromServer = false;
    },
    setReadOnly: (readOnly) => editor.updateOptions({ readOnly }),
    setMarkers: (findings) => monaco.editor.setModelMarkers(model, 'console', findings.map((finding) => ({
      severity: severities(monaco)[finding.severity] ?? monaco.MarkerSeverity.Info,
      code: finding.code,
      message: finding.message,
      startLineNumber: finding.line,
      startColumn: finding.column,
      endLineNumber: finding.endLine,
      endColumn: finding.endColumn,
    }))),
    reveal: (line, column) => {
      editor.setPosition({ lineNumber: line, column });
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.focus();
    },
    dispose: () => {
      clearTimeout(timer);
      document.removeEventListener('appearancechange', resize);
      askers.delete(model);
      editor.dispose();
      model.dispose();
    },
  };
};
