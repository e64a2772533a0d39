namespace Orleans.Embedded;

/// <summary>The stages of one activation.</summary>
internal sealed class GrainLifecycle(ILogger logger) : LifecycleSubject(logger), IGrainLifecycle
{
    private readonly List<IGrainMigrationParticipant> _participants = [];

    public void AddMigrationParticipant(IGrainMigrationParticipant participant) => _participants.Add(participant);

    public void RemoveMigrationParticipant(IGrainMigrationParticipant participant) => _participants.Remove(participant);

    public void Dehydrate(IDehydrationContext context) => _participants.ForEach(p => p.OnDehydrate(context));

    public void Rehydrate(IRehydrationContext context) => _participants.ToList().ForEach(p => p.OnRehydrate(context));
}
