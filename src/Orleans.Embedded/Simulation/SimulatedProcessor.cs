namespace Orleans.Embedded.Simulation;

/// <summary>What one node of a simulation runs on: the shared seeded scheduler, under the node's name, until the node is killed.</summary>
internal sealed class SimulatedProcessor : NodeProcessor
{
    private readonly DeterministicRuntime _runtime;
    private readonly SeededRandom _random;
    private readonly VirtualTimeProvider _clock;
    private readonly SimulatedTaskScheduler _taskScheduler;

    public SimulatedProcessor(DeterministicRuntime runtime, string name)
    {
        _runtime = runtime;
        Name = name;
        _random = new SeededRandom(runtime.Options.Seed, "node " + name);
        _clock = new VirtualTimeProvider(runtime, this);
        _taskScheduler = new SimulatedTaskScheduler(this);
    }

    public string Name { get; }

    /// <summary>Whether the node was killed: nothing of it runs any more.</summary>
    public bool IsDead { get; set; }

    public override TimeProvider Clock => _clock;

    public override TaskScheduler TaskScheduler => _taskScheduler;

    public override bool OneItemPerTurn => true;

    public override TaskCreationOptions Completion => TaskCreationOptions.None;

    public override void Execute(IThreadPoolWorkItem item, string what) => _runtime.Enqueue(this, item, what);

    /// <summary>Runs a callback at once, on the node's task scheduler.</summary>
    public void Run(Action action) => _taskScheduler.Run(action);

    public override Guid NewGuid() => _random.NextGuid();

    public override int Next(int bound) => _random.Next(bound);

    public override int NewGeneration() => _runtime.NextGeneration();

    public override ITimer CreateUpkeepTimer(Action callback, TimeSpan period) => _clock.CreateTimer(static state => ((Action)state!)(), callback, period, period, upkeep: true);

    public override void Trace(string what, GrainId grain, string method, long id) => _runtime.Trace(Name, what, grain, method, id);
}
