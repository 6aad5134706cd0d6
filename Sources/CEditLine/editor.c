#include "editor.h"
#include "signals.h"
#include "text.h"
#include "unicode.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

CEditor *editor_of(EditLine *el) {
  CEditor *editor;
  el_wget(el, EL_CLIENTDATA, &editor);
  return editor;
}

static wchar_t *current_prompt(EditLine *el) { return editor_of(el)->prompt; }

/* libedit needs a UTF-8 locale for widths and crashes on non-ASCII prompts in the C locale. LC_NUMERIC is left
 * alone: numbers are written the same everywhere. */
static void use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

static void bind_key(EditLine *el, const wchar_t *key, const wchar_t *command) {
  el_wset(el, EL_BIND, key, command, NULL);
}

static void bind_command_key(EditLine *el, const wchar_t *key, const wchar_t *command) {
  el_wset(el, EL_BIND, L"-a", key, command, NULL);
}

static void bind_keys(EditLine *el) {
  bind_key(el, L"\\200", L"hurdle-take-aside");
  bind_command_key(el, L"\\200", L"hurdle-take-aside");
  bind_key(el, L"^I", L"hurdle-complete");
  bind_key(el, L"?", L"hurdle-help");
  bind_key(el, L"^R", L"em-inc-search-prev");
  bind_command_key(el, L"^R", L"em-inc-search-prev");
  const wchar_t *mode = NULL;
  el_wget(el, EL_EDITOR, &mode);
  /* In vi mode a key that begins with escape would keep escape itself waiting. */
  if (!mode || wcscmp(mode, L"emacs") != 0) return;
  bind_key(el, L"\\e[3~", L"ed-delete-next-char");
  bind_key(el, L"\\e[1;5C", L"em-next-word");
  bind_key(el, L"\\e[1;5D", L"ed-prev-word");
}

static void start_editing(CEditor *editor, const char *program) {
  use_utf8();
  EditLine *el = el_init(program, stdin, stdout, stderr);
  editor->el = el;
  if (!el) return;
  HistEventW event;
  editor->history = history_winit();
  history_w(editor->history, &event, H_SETSIZE, 10000);
  history_w(editor->history, &event, H_SETUNIQUE, 1);
  el_wset(el, EL_CLIENTDATA, editor);
  el_wset(el, EL_HIST, history_w, editor->history);
  el_wset(el, EL_SIGNAL, 0);
  el_wset(el, EL_GETCFN, keys_read);
  el_wset(el, EL_PROMPT_ESC, current_prompt, 1);
  el_wset(el, EL_EDITOR, L"emacs");
  el_wset(el, EL_ADDFN, L"hurdle-take-aside", L"Insert text that was pasted", paste_take_aside);
  el_wset(el, EL_ADDFN, L"hurdle-complete", L"Complete what stands before the cursor", reply_completing);
  el_wset(el, EL_ADDFN, L"hurdle-help", L"Show help for what stands at the cursor", reply_helping);
  /* Keys after the file: `bind -v` in it would wipe them. */
  el_source(el, NULL);
  bind_keys(el);
}

CEditor *ceditor_open(const char *program, bool editing) {
  CEditor *editor = calloc(1, sizeof *editor);
  if (editor && editing) start_editing(editor, program);
  return editor;
}

void ceditor_close(CEditor *editor) {
  if (!editor) return;
  if (editor->el) el_end(editor->el);
  if (editor->history) history_wend(editor->history);
  free(editor->prompt);
  free(editor->replacement);
  free(editor->shown);
  free(editor->aside);
  free(editor);
}

void ceditor_remember(CEditor *editor, const char *statement) {
  wchar_t *wide = editor->history ? wide_from_utf8(statement) : NULL;
  HistEventW event;
  if (wide) history_w(editor->history, &event, H_ENTER, wide);
  free(wide);
}

static CEditorOutcome read_as_it_comes(CEditor *editor, const char *prompt, char **text) {
  Text line = {0};
  int byte;
  printf("%s", prompt);
  fflush(stdout);
  while ((byte = keys_next_byte(editor)) >= 0 && byte != '\n' && text_append(&line, (char)byte)) continue;
  if (byte == INPUT_SIGNAL || (byte == INPUT_END && line.count == 0)) {
    free(line.bytes);
    if (*prompt) printf("\n");
    return byte == INPUT_SIGNAL ? CEditorInterrupted : CEditorEnd;
  }
  *text = line.bytes ? line.bytes : strdup("");
  return *text ? CEditorLine : CEditorEnd;
}

static CEditorOutcome edit(CEditor *editor, const char *prompt, const char *initial, char **text) {
  free(editor->prompt);
  editor->prompt = wide_from_utf8(prompt);
  if (!editor->prompt) return CEditorEnd;
  /* Without any UTF-8 locale libedit cannot print these. */
  for (wchar_t *c = editor->prompt; MB_CUR_MAX == 1 && *c; c++) *c = *c > 0x7E ? L'?' : *c;
  free(editor->aside);
  editor->aside = *initial ? strdup(initial) : NULL;
  editor->aside_is_block = false;

  int count = 0;
  signals_begin_editing();
  el_wset(editor->el, EL_PREP_TERM, 1);
  const wchar_t *line = el_wgets(editor->el, &count);
  signals_end_editing();

  if (editor->interrupted) return CEditorInterrupted;
  if (editor->aside && editor->aside_is_block) {
    *text = editor->aside;
    editor->aside = NULL;
    return CEditorBlock;
  }
  if (line && count > 0) {
    if (line[count - 1] == L'\n') count--;
    *text = utf8_from_wide(line, (size_t)count);
  } else {
    printf("\n");
    fflush(stdout);
  }
  return *text ? CEditorLine : CEditorEnd;
}

CEditorOutcome ceditor_read(CEditor *editor, const char *prompt, const char *initial, char **text) {
  *text = NULL;
  editor->interrupted = false;
  signals_take();
  if (editor->interrupts != ceditor_interrupt_count()) input_discard(&editor->input);
  CEditorOutcome outcome =
      editor->el ? edit(editor, prompt, initial, text) : read_as_it_comes(editor, prompt, text);
  editor->interrupts = ceditor_interrupt_count();
  return outcome;
}
