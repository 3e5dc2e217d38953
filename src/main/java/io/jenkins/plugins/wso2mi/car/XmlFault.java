package io.jenkins.plugins.wso2mi.car;

/**
 * Why a document cannot be read as XML.
 *
 * @param line the line, counted from 1; 0 if it is not known
 * @param words what the parser said, in one line
 */
public record XmlFault(int line, String words) {}
