package io.bursar.hub.configuration.yaml;

import io.bursar.hub.configuration.lint.Place;

/**
 * What part of a file a node is.
 *
 * @param place where it begins, for people
 * @param start index of its first character in the text
 * @param end index after its last character
 */
public record Span(Place place, int start, int end) {}
