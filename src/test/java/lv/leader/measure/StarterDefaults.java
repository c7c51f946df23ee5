package lv.leader.measure;

import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What somebody gets who adds the vendor's Spring Boot starter and a data source, and sets nothing. */
@EnableAutoConfiguration(
        exclude = {
            MybatisAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            MailSenderAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
class StarterDefaults {

    @Bean
    DoesNothing measured() {
        return new DoesNothing();
    }
}
