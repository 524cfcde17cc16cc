/**
 * What every worker does around its adapters: a request comes in, is evaluated inside its deadline, and ends in a
 * verdict that the broker has before the request is acknowledged. A service adds an {@link dev.longform.worker.Evaluator}
 * and, for those who want to know whether a model's description fits its server, a {@link dev.longform.worker.Prober}.
 */
package dev.longform.worker;
