package lv.leader.desk;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the embedded forms from the analysts' wing; they hold no data, what they show comes from the API. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/forms/*.html", "/forms/*.js", "/forms/*.css")
                .addResourceLocations("classpath:/forms/")
                .setCacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate());
    }
}
