namespace Orleans;

/// <summary>The stages of silos and clients.</summary>
public static class ServiceLifecycleStage
{
    /// <summary>Before everything.</summary>
    public const int First = int.MinValue;

    /// <summary>The runtime is initialized.</summary>
    public const int RuntimeInitialize = 2000;

    /// <summary>The runtime's services start.</summary>
    public const int RuntimeServices = 4000;

    /// <summary>The runtime's storage starts.</summary>
    public const int RuntimeStorageServices = 6000;

    /// <summary>Grain services are made.</summary>
    public const int RuntimeGrainServices = 8000;

    /// <summary>After grain services.</summary>
    public const int AfterRuntimeGrainServices = 8100;

    /// <summary>The application's services start.</summary>
    public const int ApplicationServices = 10000;

    /// <summary>Connectivity is checked.</summary>
    public const int ValidateInitialConnectivity = 19900;

    /// <summary>The directory ends its part when stopping.</summary>
    public const int GrainDirectoryShutdown = 19997;

    /// <summary>Activations end when stopping.</summary>
    public const int GrainDeactivation = 19998;

    /// <summary>The silo joins.</summary>
    public const int BecomeActive = 19999;

    /// <summary>The silo is active.</summary>
    public const int Active = 20000;

    /// <summary>After everything.</summary>
    public const int Last = int.MaxValue;
}
