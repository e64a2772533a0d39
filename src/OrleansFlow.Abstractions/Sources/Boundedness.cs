namespace OrleansFlow.Sources;

/// <summary>Whether a source ends by itself (org.apache.flink.api.connector.source.Boundedness).</summary>
public enum Boundedness
{
    /// <summary>It ends.</summary>
    Bounded,
    /// <summary>It goes on until it is stopped.</summary>
    ContinuousUnbounded,
}
