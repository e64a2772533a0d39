using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;

namespace Orleans.Embedded.Simulation;

/// <summary>
/// Runs a whole cluster on one thread: every turn, delivery and timer of all silos and clients is an item of one scheduler, which takes
/// the next runnable one by its seeded chance and, when none is runnable, sets its clock to the next timer. Given a seed and the same program,
/// every run is the same, to the byte of its trace, in every process. What would break that (work that comes from another thread) is an error.
/// </summary>
public sealed partial class DeterministicRuntime
{
    private readonly List<Item> _runnable = [];
    private readonly PriorityQueue<TimedItem, (long Time, long Number)> _timed = new();
    private readonly SeededRandom _order;
    private readonly SeededRandom _network;
    private readonly SeededRandom _storage;
    private readonly SeededRandom _generations;
    private readonly FaultInjector _faults;
    private readonly PriorityQueue<Action, (long Step, int Number)> _atSteps = new();
    private readonly Dictionary<string, SimulatedProcessor> _processors = [];
    private readonly StringBuilder _trace = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Lock _lock = new();
    private readonly long _start;
    private Thread? _pump;
    private string? _trespass;
    private long _now;
    private long _numbers;
    private long _lines;
    private int _generation;
    private int _realTimers;

    /// <summary>A simulation.</summary>
    public DeterministicRuntime(SimulationOptions options)
    {
        Options = options;
        _start = options.Start.UtcTicks;
        _now = _start;
        _order = new SeededRandom(options.Seed, "order");
        _network = new SeededRandom(options.Seed, "network");
        _storage = new SeededRandom(options.Seed, "storage");
        _generations = new SeededRandom(options.Seed, "generations");
        _faults = new FaultInjector(options.Faults, options.Seed);
        _generation = 100_000 + _generations.Next(100_000);
        Network = new ClusterNetwork { Transport = Transport };
        Processor = ProcessorOf("test");
    }

    /// <summary>The seed and the sizes of chances.</summary>
    public SimulationOptions Options { get; }

    /// <summary>The virtual time.</summary>
    public DateTimeOffset UtcNow => new(_now, TimeSpan.Zero);

    /// <summary>The clock for the code that drives the simulation.</summary>
    public TimeProvider TimeProvider => Processor.Clock;

    /// <summary>The scheduler for the code that drives the simulation.</summary>
    public TaskScheduler TaskScheduler => Processor.TaskScheduler;

    /// <summary>What has happened so far, a line per event: virtual time in ticks since the start, node, kind, grain, method, number. Empty without <see cref="SimulationOptions.KeepTrace"/>.</summary>
    public string TraceText
    {
        get
        {
            lock (_lock)
            {
                return _trace.ToString();
            }
        }
    }

    /// <summary>The SHA-256 of the trace so far, in hexadecimal digits.</summary>
    public string TraceHash
    {
        get
        {
            lock (_lock)
            {
                return Convert.ToHexString(_hash.GetCurrentHash());
            }
        }
    }

    /// <summary>The number of steps so far: turns, deliveries and timers of all nodes.</summary>
    public long Steps { get; private set; }

    /// <summary>The number of lines of the trace so far.</summary>
    public long TraceLines => _lines;

    internal ClusterNetwork Network { get; }

    internal SimulatedProcessor Processor { get; }

    private TimeSpan Elapsed => new(_now - _start);

    /// <summary>Random numbers of the seed and a name.</summary>
    public Random CreateRandom(string name) => new SeededRandom(Options.Seed, "user " + name);

    /// <summary>Runs the function on the simulation's scheduler until its task has ended.</summary>
    /// <exception cref="SimulationDeadlockException">The task has not ended, but nothing is runnable and no timer is set, or virtual time has run over its limit.</exception>
    public void Run(Func<Task> function)
    {
        Task? task = null;
        Exception? failure = null;

        // A thread of its own: the framework treats continuations on pool threads differently.
        var pump = new Thread(() =>
        {
            try
            {
                task = Processor.RunAsync(function);
                Pump(task);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }) { IsBackground = true, Name = "simulation" };
        lock (_lock)
        {
            if (_pump is not null)
            {
                throw new InvalidOperationException("the simulation is already running; run one function at a time");
            }

            _pump = pump;
        }

        try
        {
            pump.Start();
            pump.Join();
        }
        finally
        {
            _pump = null;
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        task!.GetAwaiter().GetResult();
    }

    /// <summary>Runs the function on the simulation's scheduler and returns its result.</summary>
    /// <exception cref="SimulationDeadlockException">As of <see cref="Run(Func{Task})"/>.</exception>
    public T Run<T>(Func<Task<T>> function)
    {
        T result = default!;
        Run(async () => { result = await function(); });
        return result;
    }

    /// <summary>Does something at a virtual time from now, as an event of the simulation.</summary>
    public void Schedule(TimeSpan delay, string what, Action action) => ScheduleAt(null, delay, what, upkeep: false, action, static () => true);

    /// <summary>Does something before the step of a number, such as killing a silo between any two steps; at once when that step is over.</summary>
    public void ScheduleAtStep(long step, Action action) => _atSteps.Enqueue(action, (step, _atSteps.Count));

    internal SimulatedProcessor ProcessorOf(string name)
    {
        if (_processors.TryGetValue(name, out var known) && !known.IsDead)
        {
            return known;
        }

        return _processors[name] = new SimulatedProcessor(this, name);
    }

    internal int NextGeneration() => _generation += 1 + _generations.Next(1000);

    internal void Enqueue(SimulatedProcessor processor, IThreadPoolWorkItem item, string what)
    {
        lock (_lock)
        {
            CheckThread(processor, what);
            _runnable.Add(new Item(processor, item, what));
        }
    }

    internal void ScheduleAt(SimulatedProcessor? processor, TimeSpan delay, string what, bool upkeep, Action action, Func<bool> isLive)
    {
        lock (_lock)
        {
            if (processor is not null)
            {
                CheckThread(processor, what);
            }

            var time = _now + Math.Max(0, delay.Ticks);
            _timed.Enqueue(new TimedItem(processor, time, what, upkeep, action, isLive), (time, ++_numbers));
            if (!upkeep)
            {
                _realTimers++;
            }
        }
    }

    internal async Task ReachStorageAsync(SimulatedProcessor processor, string what, string provider, string stateName, GrainId grainId)
    {
        var delay = new TimeSpan(1 + _storage.NextInt64(Math.Max(1, Options.MaxStorageDelay.Ticks)));
        Trace(processor.Name, "storage-" + what, grainId, stateName, 0);
        await Task.Delay(delay, processor.Clock);
        if (Options.StorageFault?.Invoke(new SimulatedStorageOperation(what, provider, stateName, grainId, UtcNow)) is { } fault)
        {
            Trace(processor.Name, "storage-fault", grainId, stateName, 0);
            throw fault;
        }

        if (_faults.FailsStorage(Elapsed))
        {
            Trace(processor.Name, "storage-fault", grainId, stateName, 0);
            throw new IOException($"Simulated fault of seed {Options.Seed}: storage '{provider}' could not {what} state '{stateName}' of {grainId}.");
        }
    }

    /// <summary>After a change of storage was made: whether its answer comes back.</summary>
    internal void LeaveStorage(SimulatedProcessor processor, string what, string provider, string stateName, GrainId grainId)
    {
        if (_faults.LosesStorageAnswer(Elapsed))
        {
            Trace(processor.Name, "storage-answer-lost", grainId, stateName, 0);
            throw new IOException($"Simulated fault of seed {Options.Seed}: storage '{provider}' did not answer the {what} of state '{stateName}' of {grainId}.");
        }
    }

    /// <summary>Kills a node: nothing of it runs any more; the others learn of it after a delay.</summary>
    internal void Kill(SiloNode silo)
    {
        var processor = (SimulatedProcessor)silo.Processor;
        Trace(processor.Name, "kill", default, "", 0);
        silo.Kill();
        processor.IsDead = true;
        Schedule(Options.DeathDetectionDelay, "death " + processor.Name, () => Network.Membership.SetStatus(silo, SiloStatus.Dead));
    }

    internal void Trace(string node, string what, GrainId grain, string method, long id)
    {
        lock (_lock)
        {
            _lines++;
            var line = string.Create(CultureInfo.InvariantCulture, $"{_now - _start} {node} {what} {(grain.IsDefault ? "-" : grain.ToString())} {(method.Length == 0 ? "-" : method)} {id}\n");
            _hash.AppendData(Encoding.UTF8.GetBytes(line));
            if (Options.KeepTrace)
            {
                _trace.Append(line);
            }
        }
    }

    private void Transport(Node from, Node to, Message message)
    {
        var range = Math.Max(1, (Options.MaxMessageDelay - Options.MinMessageDelay).Ticks);
        var delay = Options.MinMessageDelay + new TimeSpan(_network.NextInt64(range));
        var sender = (SimulatedProcessor)from.Processor;
        var kind = message.Kind.ToString().ToLowerInvariant();
        if (_faults.LosesMessage(Elapsed))
        {
            Trace(sender.Name, "lose-" + kind, message.Target, message.MethodName, message.Id);
            return;
        }

        delay += _faults.LatenessOfMessage(Elapsed);
        Trace(sender.Name, "send-" + kind, message.Target, message.MethodName, message.Id);

        // A message that was sent arrives even when its sender has died since.
        ScheduleAt(null, delay, "deliver", upkeep: false, () => to.Processor.Execute(message, "deliver"), static () => true);
    }

    private void CheckThread(SimulatedProcessor processor, string what)
    {
        if (_pump is not null && !ReferenceEquals(Thread.CurrentThread, _pump) && _trespass is null)
        {
            _trespass = $"a work item ({what} of {processor.Name}) came from thread '{Thread.CurrentThread.Name ?? Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture)}' outside of the simulation; hint: no Task.Run, CancelAsync or ConfigureAwait(false), and no RunContinuationsAsynchronously on what Task.WhenAll, WhenAny or WaitAsync wait for: {Environment.StackTrace}";
        }
    }
}
