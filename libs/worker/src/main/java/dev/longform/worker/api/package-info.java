/** What every worker offers over REST. */
package dev.longform.worker.api;
