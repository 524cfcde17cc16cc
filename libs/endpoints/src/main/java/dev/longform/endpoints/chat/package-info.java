/** Chat completions: what a request holds and how its answer is read, for judges and editors alike. */
package dev.longform.endpoints.chat;
