using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>Captures the parts of one job and gathers the assemblies that they need.</summary>
internal sealed class CaptureSession
{
    private readonly ProgramAssemblySet _assemblies;

    public CaptureSession(JobConfiguration? configuration = null)
    {
        string provided = (configuration ?? new JobConfiguration()).Get(PipelineOptions.ProvidedAssemblies);
        _assemblies = new ProgramAssemblySet(provided.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Captures an object with all that its functions read.</summary>
    /// <param name="root">The object.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <exception cref="JobSubmissionException">Something cannot be captured; the message says what, where and what to do.</exception>
    public byte[] Capture(object root, string what)
    {
        CaptureAnalysis analysis = CaptureAnalysis.Of(root);
        var path = new CapturePath(what);
        var writer = new DataWriter(1024);
        try
        {
            int start = ChecksummedBlock.Begin(ref writer);
            writer.WriteByte(CaptureTags.FormatVersion);
            writer.WriteString(what);
            new CaptureWriter(analysis, path, _assemblies).Write(root, ref writer);
            ChecksummedBlock.End(ref writer, start);
            return writer.ToArray();
        }
        catch (InsufficientExecutionStackException e)
        {
            throw new JobSubmissionException($"Operator '{path.Operator ?? what}' cannot be sent to a cluster: its objects are nested too deeply; keep long chains of objects in a list.", e);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>The assemblies of what was captured, without those that every silo has.</summary>
    public IReadOnlyList<ProgramAssembly> ProgramAssemblies(bool areShipped) => _assemblies.Resolve(areShipped);
}
