/**
 * Reading a judge's text. Plain Java: no parser throws on any text, and no text without a well-formed verdict becomes
 * a verdict.
 */
package dev.longform.judge.domain.reading;
