namespace OrleansFlow;

/// <summary>The state of a job (org.apache.flink.api.common.JobStatus).</summary>
public enum JobStatus
{
    /// <summary>Accepted; its job master is starting.</summary>
    Initializing,
    /// <summary>Its execution graph stands; nothing runs yet.</summary>
    Created,
    /// <summary>Scheduled or running.</summary>
    Running,
    /// <summary>Failed; its tasks are being cancelled.</summary>
    Failing,
    /// <summary>Ended by an error.</summary>
    Failed,
    /// <summary>Told to stop; its tasks are being cancelled.</summary>
    Cancelling,
    /// <summary>Stopped because it was told to.</summary>
    Canceled,
    /// <summary>All its tasks finished.</summary>
    Finished,
    /// <summary>Waiting for its restart.</summary>
    Restarting,
    /// <summary>Its job master stopped without an end of the job.</summary>
    Suspended,
    /// <summary>Its job master is taking up what still runs.</summary>
    Reconciling,
}
