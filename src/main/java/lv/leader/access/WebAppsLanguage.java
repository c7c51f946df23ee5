package lv.leader.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells Tasklist, Cockpit, Admin and Welcome the installation's language ({@code leader.language}), whatever the browser
 * prefers: diagrams and forms are released in it, too.
 */
@RestController
class WebAppsLanguage {

    /** Without its texts laid ready an app shows keys in their place when somebody opens it for the first time. */
    private static final String SCRIPT = """
            export const language = '%s';
            document.documentElement.lang = language;
            const base = document.querySelector('base');
            const folder = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
            const texts = await fetch(`${folder}${language}.json`).catch(() => null);
            if (texts && texts.ok) {
              const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
              kept[`${folder}_locales_data_${language}_${window.bust}`] = await texts.text();
              localStorage.setItem('camunda-web', JSON.stringify(kept));
            }
            """;

    private final String script;

    WebAppsLanguage(@Value("${leader.language:en}") String language) {
        if (!language.matches("en|lv")) {
            throw new IllegalStateException("leader.language is en or lv, not " + language);
        }
        this.script = SCRIPT.formatted(language);
    }

    @GetMapping(value = "/desk/web-apps.js", produces = "text/javascript")
    ResponseEntity<String> language() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(script);
    }
}
