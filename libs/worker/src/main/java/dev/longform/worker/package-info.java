/**
 * What every worker does around its adapters: a request comes in, is evaluated inside its deadline, and ends in a
 * verdict that the broker has before the request is acknowledged. A service adds an {@link dev.longform.worker.Evaluator}.
 */
package dev.longform.worker;
