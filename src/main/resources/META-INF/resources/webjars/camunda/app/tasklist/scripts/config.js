/* What Tasklist is told at its start. The shortcuts are its own. */
import {language} from '../../../../desk/web-apps.js';
// What the embedded forms share is there before the first of them opens.
import '../../../../forms/desk.js';

export default {
  // One language for all of an installation's people: that of its diagrams and forms.
  locales: {availableLocales: [language], fallbackLocale: language},
  customScripts: ['scripts/leader-case'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'claims the currently selected task'},
    focusFilter: {key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list'},
    focusList: {key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list'},
    focusForm: {key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form'},
    startProcess: {key: 'ctrl+alt+p', description: 'opens the start process modal dialog'}
  }
};
