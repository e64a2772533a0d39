namespace Orleans.Embedded.Simulation;

/// <summary>Decides by the seed what goes wrong.</summary>
internal sealed class FaultInjector(SimulatedFaults faults, ulong seed)
{
    private readonly SeededRandom _network = new(seed, "network faults");
    private readonly SeededRandom _storage = new(seed, "storage faults");

    public bool LosesMessage(TimeSpan now) => Happens(_network, faults.LostMessages, now);

    /// <summary>How much longer than others a message takes.</summary>
    public TimeSpan LatenessOfMessage(TimeSpan now) => Happens(_network, faults.LateMessages, now) ? new TimeSpan(_network.NextInt64(Math.Max(1, faults.Lateness.Ticks))) : TimeSpan.Zero;

    public bool FailsStorage(TimeSpan now) => Happens(_storage, faults.FailedStorage, now);

    public bool LosesStorageAnswer(TimeSpan now) => Happens(_storage, faults.LostStorageAnswers, now);

    private bool Happens(SeededRandom random, double share, TimeSpan now) => share > 0 && now >= faults.From && now < faults.Until && random.NextDouble() < share;
}
