/** The wire protocols of judges. */
package dev.longform.judge.client;
