/* What Cockpit is told at its start. */
import {language} from '../../../../desk/web-apps.js';

export default {
  customScripts: ['scripts/leader-steps'],
  // One language for all of an installation's people: that of its diagrams and forms.
  locales: {availableLocales: [language], fallbackLocale: language}
};
