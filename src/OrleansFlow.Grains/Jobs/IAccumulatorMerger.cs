using OrleansFlow.Grains.UserCode;

namespace OrleansFlow.Grains.Jobs;

/// <summary>Merges the accumulators of subtasks, with the job's own types.</summary>
internal interface IAccumulatorMerger
{
    /// <summary>Merges those of the same name.</summary>
    /// <param name="artifacts">The job's code.</param>
    /// <param name="values">The accumulators of all subtasks, in the order of the subtasks.</param>
    /// <returns>One for each name, in ordinal order of the names.</returns>
    AccumulatorValue[] Merge(JobArtifacts artifacts, IReadOnlyList<AccumulatorValue> values);
}
