namespace Orleans.Embedded.Simulation;

/// <summary>What one node of a simulation runs on: the shared seeded scheduler, under the node's name, until the node is killed.</summary>
internal sealed class SimulatedProcessor : NodeProcessor
{
    private readonly DeterministicRuntime _runtime;
    private readonly SeededRandom _random;
    private readonly VirtualTimeProvider _clock;

    public SimulatedProcessor(DeterministicRuntime runtime, string name)
    {
        _runtime = runtime;
        Name = name;
        _random = new SeededRandom(runtime.Options.Seed, "node " + name);
        _clock = new VirtualTimeProvider(runtime, this);
        TaskScheduler = new SimulatedTaskScheduler(this);
    }

    public string Name { get; }

    /// <summary>Whether the node was killed: nothing of it runs any more.</summary>
    public bool IsDead { get; set; }

    public override TimeProvider Clock => _clock;

    public override TaskScheduler TaskScheduler { get; }

    public override bool OneItemPerTurn => true;

    public override TaskCreationOptions Completion => TaskCreationOptions.None;

    public override void Execute(IThreadPoolWorkItem item, string what) => _runtime.Enqueue(this, item, what);

    public override Guid NewGuid() => _random.NextGuid();

    public override int Next(int bound) => _random.Next(bound);

    public override int NewGeneration() => _runtime.NextGeneration();

    public override ITimer CreateUpkeepTimer(Action callback, TimeSpan period) => _clock.CreateTimer(static state => ((Action)state!)(), callback, period, period, upkeep: true);

    public override void Trace(string what, GrainId grain, string method, long id) => _runtime.Trace(Name, what, grain, method, id);
}
