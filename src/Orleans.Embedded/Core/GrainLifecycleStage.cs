namespace Orleans.Runtime;

/// <summary>The stages of an activation.</summary>
public static class GrainLifecycleStage
{
    /// <summary>Before everything.</summary>
    public const int First = int.MinValue;

    /// <summary>Persistent state is read.</summary>
    public const int SetupState = 1000;

    /// <summary>The grain's own activation.</summary>
    public const int Activate = 2000;

    /// <summary>After everything.</summary>
    public const int Last = int.MaxValue;
}
