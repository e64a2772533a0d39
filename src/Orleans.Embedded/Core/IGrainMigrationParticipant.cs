namespace Orleans.Runtime;

/// <summary>Takes part in the migration of an activation.</summary>
public interface IGrainMigrationParticipant
{
    /// <summary>Gives what the new activation needs.</summary>
    void OnDehydrate(IDehydrationContext dehydrationContext);

    /// <summary>Takes what the old activation gave.</summary>
    void OnRehydrate(IRehydrationContext rehydrationContext);
}
