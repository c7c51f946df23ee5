package lv.leader.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import lv.leader.audit.Audit;
import lv.leader.engine.TaskDesk;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * What staff read of a case on their desk is in the audit before it leaves the house: one place for all content, that of
 * forms to come included (General Data Protection Regulation, article 5(2)).
 */
@RestControllerAdvice(basePackageClasses = DeskReadings.class)
class DeskReadings implements ResponseBodyAdvice<Object> {

    private final TaskDesk desk;
    private final Audit audit;
    private final TransactionTemplate transaction;

    DeskReadings(TaskDesk desk, Audit audit, TransactionTemplate transaction) {
        this.desk = desk;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The words and the token of a form are nobody's data. */
    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.hasMethodAnnotation(GetMapping.class) && answer.getContainingClass() != TaskOnDesk.class;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest asked,
            ServerHttpResponse answered) {
        HttpServletRequest request = ((ServletServerHttpRequest) asked).getServletRequest();
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables != null && variables.get("taskId") instanceof String taskId) {
            var task = desk.of(taskId, request.getUserPrincipal().getName());
            String what = request.getRequestURI().replaceFirst(".*/", "");
            transaction.executeWithoutResult(status -> audit.read(task.caseId(), what + " in " + task.task()));
        }
        return body;
    }
}
