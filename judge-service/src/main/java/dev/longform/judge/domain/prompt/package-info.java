/** What a judge is sent: versioned templates, and candidates as data between markers that no candidate can fake. */
package dev.longform.judge.domain.prompt;
