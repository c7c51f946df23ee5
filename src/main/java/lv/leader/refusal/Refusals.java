package lv.leader.refusal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Puts refusals and labels into words.
 *
 * <p>Texts stand in {@code messages/<area>.properties} (English) and {@code messages/<area>_lv.properties}; facts are
 * named in braces: {@code call.no-money=Action {action} has {left} EUR left …}.
 */
@Component
public class Refusals {

    private final MessageSource messages;
    private final Words words;

    Refusals(MessageSource messages, Words words) {
        this.messages = messages;
        this.words = words;
    }

    /** The refusal in the reader's language; the code itself when no text is there. */
    public String text(Refusal refusal, Locale locale) {
        String text = messages.getMessage(refusal.code(), null, refusal.code(), locale);
        for (Map.Entry<String, Object> fact : refusal.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", words.of(fact.getValue(), locale));
        }
        return text;
    }

    @Configuration(proxyBeanMethods = false)
    static class Texts {

        /** All bundles under {@code messages/}: each area keeps its own file. */
        @Bean
        MessageSource messageSource() throws IOException {
            var source = new ReloadableResourceBundleMessageSource();
            source.setDefaultEncoding("UTF-8");
            source.setFallbackToSystemLocale(false);
            source.setBasenames(Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(resource -> resource.getFilename().replaceFirst("(_lv)?\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .map(name -> "classpath:messages/" + name)
                    .toArray(String[]::new));
            return source;
        }
    }
}
