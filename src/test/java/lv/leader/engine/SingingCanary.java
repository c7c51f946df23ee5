package lv.leader.engine;

import org.springframework.stereotype.Component;

/** A listed bean: a diagram may reach it, a query still may not. */
@Component
public class SingingCanary extends Canary implements ProcessValues {}
