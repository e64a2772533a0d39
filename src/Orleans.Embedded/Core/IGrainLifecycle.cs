namespace Orleans.Runtime;

/// <summary>The stages through which an activation goes.</summary>
public interface IGrainLifecycle : ILifecycleObservable
{
    /// <summary>Adds a participant of migrations.</summary>
    void AddMigrationParticipant(IGrainMigrationParticipant participant);

    /// <summary>Removes a participant of migrations.</summary>
    void RemoveMigrationParticipant(IGrainMigrationParticipant participant);
}
