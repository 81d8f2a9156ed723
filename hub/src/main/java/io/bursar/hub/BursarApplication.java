package io.bursar.hub;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Spring application: the stages of {@code routes} and the services of {@code hub}. */
@SpringBootApplication(scanBasePackages = {"io.bursar.routes", "io.bursar.hub"})
public class BursarApplication {}
