package lv.leader.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** The doors of a node. What is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The web apps evaluate templates in the browser and show diagrams as inline images. */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-eval' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /** The engine's REST API: a person with name and password for every call, no session to ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, StaffAuthentication staff, Staff people) throws Exception {
        return headers(http.securityMatcher(at("/engine-rest/**")))
                .authenticationProvider(staff)
                .authorizeHttpRequests(door -> door.anyRequest().hasAuthority(StaffAuthentication.STAFF))
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new ActingPerson(people), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, StaffAuthentication staff) throws Exception {
        return headers(http)
                .authenticationProvider(staff)
                .authorizeHttpRequests(door -> door
                        // Whoever came first would become administrator (CVE-2026-77226).
                        .requestMatchers(at("/camunda/api/admin/setup/**"), at("/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        .requestMatchers(
                                at("/"),
                                at("/sign-in"),
                                at("/webjars/**"),
                                at("/css/**"),
                                at("/favicon.ico"),
                                at("/error"))
                        .permitAll()
                        .requestMatchers(
                                at("/actuator/health"),
                                at("/actuator/health/liveness"),
                                at("/actuator/health/readiness"))
                        .permitAll()
                        .requestMatchers(
                                at("/camunda/**"),
                                at("/forms/**"),
                                at("/api/desk/**"),
                                at("/api/cockpit/**"),
                                at("/desk/**"))
                        .hasAuthority(StaffAuthentication.STAFF)
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .defaultSuccessUrl("/camunda/app/tasklist/default/", false)
                        .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                // The web apps bring their own token and check it themselves.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**"))
                .build();
    }

    /** By the whole address, whichever servlet serves it: Spring's own, the web apps' or the REST API's. */
    private static RequestMatcher at(String address) {
        return PathPatternRequestMatcher.withDefaults().matcher(address);
    }

    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.sameOrigin())
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(true).maxAgeInSeconds(31_536_000)));
    }

    /** Behind our sign-in the web apps know the person; signing out there ends the session here. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppsSignIn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setName("leader-web-apps-sign-in");
        registration.setInitParameters(Map.of("authentication-provider", WebAppsSignIn.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(201);
        return registration;
    }

    /** Tells the engine who calls its REST API. */
    private static class ActingPerson extends OncePerRequestFilter {

        private final Staff people;

        ActingPerson(Staff people) {
            this.people = people;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String person =
                    SecurityContextHolder.getContext().getAuthentication().getName();
            try {
                people.as(person, () -> {
                    chain.doFilter(request, response);
                    return null;
                });
            } catch (ServletException | IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ServletException(e);
            }
        }
    }
}
