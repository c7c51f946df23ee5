package lv.leader.eps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * The portal's own door: applicants are remembered under another key than staff, so neither session opens a page of the
 * other.
 */
@Configuration(proxyBeanMethods = false)
class ApplicantSecurity {

    private static final String APPLICANT = "ROLE_APPLICANT";

    /** Nothing inline, nothing from elsewhere. */
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(0)
    SecurityFilterChain portal(HttpSecurity http, Accounts accounts) throws Exception {
        var context = new HttpSessionSecurityContextRepository();
        context.setSpringSecurityContextKey("LEADER_EPS");
        var wanted = new HttpSessionRequestCache();
        wanted.setSessionAttrName("LEADER_EPS_WANTED");
        return http.securityMatcher("/eps", "/eps/**")
                // Without a parent: staff know another door.
                .authenticationManager(new ProviderManager(new ByAccount(accounts)))
                .securityContext(remembered -> remembered.securityContextRepository(context))
                .requestCache(cache -> cache.requestCache(wanted))
                .authorizeHttpRequests(door -> door.requestMatchers(
                                "/eps", "/eps/calls/*", "/eps/calls/*/versions/**", "/eps/sign-in", "/eps/assets/**")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(APPLICANT))
                .formLogin(form -> form.loginPage("/eps/sign-in")
                        .loginProcessingUrl("/eps/sign-in")
                        .defaultSuccessUrl("/eps/cases", false)
                        .permitAll())
                .logout(out -> out.logoutUrl("/eps/sign-out").logoutSuccessUrl("/eps/sign-in?out"))
                // A script that saves a draft must learn that the session has ended, not get a page.
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), ApplicantSecurity::byScript)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/eps/sign-in"), request -> true))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(
                                hsts -> hsts.includeSubDomains(true).maxAgeInSeconds(31_536_000)))
                .build();
    }

    private static boolean byScript(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private record ByAccount(Accounts accounts) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication attempt) {
            return accounts.signIn(attempt.getName(), String.valueOf(attempt.getCredentials()))
                    .map(person -> UsernamePasswordAuthenticationToken.authenticated(
                            person, null, List.of(new SimpleGrantedAuthority(APPLICANT))))
                    .orElseThrow(() -> new BadCredentialsException("wrong name or password"));
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }
}
