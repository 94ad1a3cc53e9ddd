import { scaleDecision } from '../../../src/serving/autoscaler.ts';
import type { Fleet, ReplicaPool } from '../../../src/serving/fleet.ts';
import { poolChoice } from '../../../src/serving/pool-choice.ts';
import { RandomStream } from '../../../src/serving/random-stream.ts';
import { RequestStream, randomLabels } from '../../../src/serving/request-stream.ts';
import type { Workload } from '../../../src/serving/workload.ts';
import { ReferenceBatch } from './reference-batch.ts';
import { ReferenceInFlight } from './reference-in-flight.ts';
import type { ReferenceEngine, ReferenceRequest } from './reference-request.ts';

interface Server {
  readonly engine: ReferenceEngine;
  readonly startedAt: number;
  readonly readyAt: number;
  draining: boolean;
  stoppedAt: number;
  seenLoad: number;
}

interface Pool {
  readonly settings: ReplicaPool;
  readonly all: Server[];
  active: Server[];
  nextTick: number;
  lastChange: number;
  turn: number;
}

export interface ReferenceResult {
  readonly requests: readonly ReferenceRequest[];
  readonly preemptions: number;
  readonly busySeconds: number;
  readonly gpuHours: number;
  readonly peakUnits: number;
  readonly steps: number;
}

/**
 * The slow simulator: one list of things that can happen next, the earliest first; at the same moment decisions of autoscalers, then
 * arrivals, then the beginning of steps. Every decode step of every engine is one event.
 */
export const simulateStepByStep = (workload: Workload, fleet: Fleet): ReferenceResult => {
  const trace = workload.arrivals.kind === 'trace' ? workload.arrivals.trace : undefined;
  const stream = new RequestStream(workload);
  const choose = poolChoice(fleet, workload.seed);
  const requests: ReferenceRequest[] = [];
  const userOf = new Map<number, number>();
  const start = (pool: Pool, at: number, readyAt: number) => {
    const { policy, model } = pool.settings;
    const engine =
      policy.batching === 'in-flight'
        ? new ReferenceInFlight(policy, model, trace?.hashes?.blockTokens)
        : new ReferenceBatch(policy, model);
    const server = {
      engine,
      startedAt: at,
      readyAt,
      draining: false,
      stoppedAt: Number.POSITIVE_INFINITY,
      seenLoad: 0,
    };
    pool.all.push(server);
    pool.active.push(server);
  };
  const pools = fleet.pools.map((settings): Pool => {
    const scaling = typeof settings.replicas === 'number' ? undefined : settings.replicas;
    const nextTick = scaling?.intervalSeconds ?? Number.POSITIVE_INFINITY;
    const pool: Pool = { settings, all: [], active: [], nextTick, lastChange: 0, turn: -1 };
    const count = scaling?.minimum ?? (settings.replicas as number);
    for (let index = 0; index < count; index++) start(pool, 0, 0);
    return pool;
  });

  const tick = (pool: Pool) => {
    const scaling = pool.settings.replicas as Exclude<ReplicaPool['replicas'], number>;
    const at = pool.nextTick;
    pool.nextTick += scaling.intervalSeconds;
    let load = 0;
    for (const server of pool.active) {
      load += server.engine.load - server.seenLoad;
      server.seenLoad = server.engine.load;
      if (server.draining && server.engine.outstanding === 0)
        server.stoppedAt = Math.max(server.engine.now, server.startedAt);
    }
    const waiting = pool.active.reduce((sum, server) => sum + (server.engine.waiting.length ?? 0), 0);
    pool.active = pool.active.filter(server => server.stoppedAt === Number.POSITIVE_INFINITY);
    const serving = pool.active.filter(server => !server.draining);
    const ready = serving.filter(server => server.readyAt <= at).length;
    const utilization = load / (scaling.intervalSeconds * ready * pool.settings.policy.maxSequences);
    const sinceChange = at - pool.lastChange;
    const wanted = scaleDecision(scaling, { ready, current: serving.length, waiting, utilization, sinceChange });
    if (wanted !== serving.length) pool.lastChange = at;
    for (let count = serving.length; count < wanted; count++) start(pool, at, at + scaling.startupSeconds);
    for (const server of serving.slice(Math.min(wanted, serving.length))) {
      server.draining = true;
      if (server.engine.outstanding === 0) server.stoppedAt = Math.max(at, server.engine.now);
    }
    pool.active = pool.active.filter(server => server.stoppedAt === Number.POSITIVE_INFINITY);
  };

  const route = (pool: Pool, at: number): Server => {
    const takes = (server: Server) => !server.draining && server.readyAt <= at;
    if (pool.settings.routing === 'round-robin')
      for (;;) {
        pool.turn = (pool.turn + 1) % pool.active.length;
        if (takes(pool.active[pool.turn]!)) return pool.active[pool.turn]!;
      }
    return pool.active
      .filter(takes)
      .reduce((best, server) => (server.engine.outstanding < best.engine.outstanding ? server : best));
  };

  const closed = workload.arrivals.kind === 'closed-loop' ? workload.arrivals : undefined;
  const thinkRandom = new RandomStream(workload.seed, randomLabels.think);
  const thinkOf: number[] = [];
  const due: { readonly at: number; readonly user: number }[] = [];
  if (closed)
    for (let user = 0; user < closed.users; user++) due.push({ at: (user * closed.thinkSeconds) / closed.users, user });
  let more = closed === undefined && stream.next();
  const nextArrival = () =>
    closed
      ? Math.min(Number.POSITIVE_INFINITY, ...due.map(entry => entry.at))
      : more
        ? stream.arrivedAt
        : Number.POSITIVE_INFINITY;
  const deliveries: { readonly at: number; readonly pool: Pool; readonly request: ReferenceRequest }[] = [];

  const arrive = (at: number) => {
    if (closed) {
      const entry = due.reduce((first, other) => (other.at < first.at ? other : first));
      due.splice(due.indexOf(entry), 1);
      if (!stream.sendAt(at)) return;
      thinkOf[entry.user] =
        closed.think === 'fixed' ? closed.thinkSeconds : closed.thinkSeconds * thinkRandom.exponential();
      userOf.set(stream.id, entry.user);
    }
    const pool = pools[choose(stream)]!;
    const queuedAt = at + pool.settings.model.requestSeconds;
    const { id, input, output } = stream;
    const hashes = trace?.hashes
      ? [...trace.hashes.hashes.subarray(trace.hashes.starts[id]!, trace.hashes.starts[id + 1]!)]
      : [];
    const request: ReferenceRequest = {
      ...{
        id,
        arrivedAt: at,
        queuedAt,
        input,
        output,
        hashes,
        generated: 0,
        stored: 0,
        prompt: input,
        units: 0,
        held: 0,
      },
      ...{
        scheduledAt: Number.NaN,
        firstTokenAt: Number.NaN,
        completedAt: Number.NaN,
        preemptions: 0,
        status: 'waiting',
      },
    };
    requests[id] = request;
    deliveries.push({ at: queuedAt, pool, request });
    if (!closed) more = stream.next();
  };
  const over = (request: ReferenceRequest) => {
    if (closed && request.status !== 'rejected')
      due.push({ at: request.completedAt + thinkOf[userOf.get(request.id)!]!, user: userOf.get(request.id)! });
  };

  let steps = 0;
  for (;;) {
    const arrival = nextArrival();
    const delivery = deliveries.reduce<(typeof deliveries)[number] | undefined>(
      (first, other) => (first === undefined || other.at < first.at ? other : first),
      undefined,
    );
    const ticking = pools.reduce((first, other) => (other.nextTick < first.nextTick ? other : first));
    const servers = pools.flatMap(pool => pool.active);
    const next = servers.reduce((first, other) =>
      other.engine.nextStart() < first.engine.nextStart() ? other : first,
    );
    const stepAt = next.engine.nextStart();
    const deliveryAt = delivery?.at ?? Number.POSITIVE_INFINITY;
    const first = Math.min(arrival, deliveryAt, stepAt);
    if (first === Number.POSITIVE_INFINITY) break;
    if (ticking.nextTick <= first) tick(ticking);
    else if (arrival === first) arrive(arrival);
    else if (deliveryAt === first) {
      deliveries.splice(deliveries.indexOf(delivery!), 1);
      const server = route(delivery!.pool, delivery!.at);
      server.engine.accept(delivery!.request);
    } else {
      steps += 1;
      for (const request of next.engine.runStep()) over(request);
    }
  }

  const engines = pools.flatMap(pool => pool.all);
  const lastWork = Math.max(
    0,
    ...engines.filter(server => server.engine.busySeconds > 0).map(server => server.engine.now),
  );
  const end = Math.max(lastWork, workload.durationSeconds ?? stream.arrivedAt);
  for (const pool of pools) while (pool.nextTick < end) tick(pool);
  let gpuHours = 0;
  for (const pool of pools)
    for (const server of pool.all) {
      const drained = server.draining ? Math.min(end, Math.max(server.engine.now, server.startedAt)) : end;
      const stop = server.stoppedAt === Number.POSITIVE_INFINITY ? drained : server.stoppedAt;
      gpuHours += (Math.max(0, stop - server.startedAt) / 3600) * pool.settings.gpusPerReplica;
    }
  return {
    requests,
    preemptions: engines.reduce((sum, server) => sum + server.engine.preemptions, 0),
    busySeconds: engines.reduce((sum, server) => sum + server.engine.busySeconds, 0),
    gpuHours,
    peakUnits: Math.max(...engines.map(server => server.engine.peakUnits)),
    steps,
  };
};
