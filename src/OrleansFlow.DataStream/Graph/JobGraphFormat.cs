using OrleansFlow.Types;

namespace OrleansFlow.Graph;

/// <summary>The bytes of a job graph: a checksummed block that begins with the version of the format.</summary>
internal static class JobGraphFormat
{
    private const byte Version = 2;

    public static byte[] Write(JobGraph graph)
    {
        var writer = new DataWriter(4096);
        try
        {
            int start = ChecksummedBlock.Begin(ref writer);
            writer.WriteByte(Version);
            WriteId(graph.JobId.Value, ref writer);
            writer.WriteString(graph.Name);
            WriteCount(graph.Vertices.Count, ref writer);
            foreach (JobVertex vertex in graph.Vertices)
            {
                WriteVertex(vertex, ref writer);
            }

            WriteCount(graph.Edges.Count, ref writer);
            foreach (JobEdge edge in graph.Edges)
            {
                writer.WriteString(edge.Id);
                WriteId(edge.Source.Value, ref writer);
                WriteId(edge.Target.Value, ref writer);
                writer.WriteByte((byte)edge.Pattern);
                writer.WriteString(edge.Partitioner);
            }

            WriteTexts(graph.Configuration, ref writer);
            WriteTexts(graph.GlobalJobParameters, ref writer);
            writer.WriteSizedBytes(graph.TypeRegistrations);
            WriteCount(graph.UserAssemblies.Count, ref writer);
            foreach (UserAssembly assembly in graph.UserAssemblies)
            {
                writer.WriteString(assembly.Name);
                writer.WriteString(assembly.BlobKey);
            }

            WriteCount(graph.CachedFiles.Count, ref writer);
            foreach (CachedFile file in graph.CachedFiles)
            {
                writer.WriteString(file.Name);
                writer.WriteString(file.FileName);
                writer.WriteBoolean(file.IsDirectory);
                writer.WriteBoolean(file.IsExecutable);
                writer.WriteString(file.BlobKey);
            }

            writer.WriteString(graph.JsonPlan);
            ChecksummedBlock.End(ref writer, start);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    public static JobGraph Read(ReadOnlySpan<byte> bytes)
    {
        var outer = new DataReader(bytes);
        var reader = new DataReader(ChecksummedBlock.Read(ref outer), ChecksummedBlock.HeaderLength);
        outer.EnsureEnd();
        byte version = reader.ReadByte();
        if (version != Version)
        {
            throw new CorruptDataException(reader.Position - 1, $"version {Version} of the job graph's format, found {version}: client and cluster are of different versions");
        }

        var graph = new JobGraph
        {
            JobId = new JobId(ReadId(ref reader)),
            Name = ReadText(ref reader),
            Vertices = ReadVertices(ref reader),
            Edges = ReadEdges(ref reader),
            Configuration = ReadTexts(ref reader),
            GlobalJobParameters = ReadTexts(ref reader),
            TypeRegistrations = reader.ReadSizedBytes(out _).ToArray(),
            UserAssemblies = ReadAssemblies(ref reader),
            CachedFiles = ReadCachedFiles(ref reader),
            JsonPlan = ReadText(ref reader),
        };
        reader.EnsureEnd();
        return graph;
    }

    private static void WriteVertex(JobVertex vertex, ref DataWriter writer)
    {
        WriteId(vertex.Id.Value, ref writer);
        writer.WriteString(vertex.Name);
        writer.WriteVarUInt32((uint)vertex.Parallelism);
        writer.WriteVarUInt32((uint)vertex.MaxParallelism);
        writer.WriteString(vertex.SlotSharingGroup);
        WriteCount(vertex.Operators.Count, ref writer);
        foreach (OperatorInfo info in vertex.Operators)
        {
            WriteId(info.Id.Value, ref writer);
            writer.WriteString(info.Name);
            writer.WriteString(info.Uid);
            writer.WriteBoolean(info.HasCoordinator);
        }

        writer.WriteSizedBytes(vertex.Chain);
        writer.WriteInt64(vertex.BufferTimeoutMs);
    }

    private static JobVertex[] ReadVertices(ref DataReader reader)
    {
        var vertices = new JobVertex[ReadCount(ref reader)];
        for (int i = 0; i < vertices.Length; i++)
        {
            vertices[i] = new JobVertex
            {
                Id = new JobVertexId(ReadId(ref reader)),
                Name = ReadText(ref reader),
                Parallelism = ReadNumber(ref reader),
                MaxParallelism = ReadNumber(ref reader),
                SlotSharingGroup = ReadText(ref reader),
                Operators = ReadOperators(ref reader),
                Chain = reader.ReadSizedBytes(out _).ToArray(),
                BufferTimeoutMs = reader.ReadInt64(),
            };
        }

        return vertices;
    }

    private static OperatorInfo[] ReadOperators(ref DataReader reader)
    {
        var operators = new OperatorInfo[ReadCount(ref reader)];
        for (int i = 0; i < operators.Length; i++)
        {
            operators[i] = new OperatorInfo(new OperatorId(ReadId(ref reader)), ReadText(ref reader), reader.ReadString(), reader.ReadBoolean());
        }

        return operators;
    }

    private static JobEdge[] ReadEdges(ref DataReader reader)
    {
        var edges = new JobEdge[ReadCount(ref reader)];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = new JobEdge(ReadText(ref reader), new JobVertexId(ReadId(ref reader)), new JobVertexId(ReadId(ref reader)), ReadPattern(ref reader), ReadText(ref reader));
        }

        return edges;
    }

    private static DistributionPattern ReadPattern(ref DataReader reader)
    {
        var pattern = (DistributionPattern)reader.ReadByte();
        return Enum.IsDefined(pattern) ? pattern : throw new CorruptDataException(reader.Position - 1, $"a distribution pattern, found {pattern}");
    }

    private static UserAssembly[] ReadAssemblies(ref DataReader reader)
    {
        var assemblies = new UserAssembly[ReadCount(ref reader)];
        for (int i = 0; i < assemblies.Length; i++)
        {
            assemblies[i] = new UserAssembly(ReadText(ref reader), ReadText(ref reader));
        }

        return assemblies;
    }

    private static CachedFile[] ReadCachedFiles(ref DataReader reader)
    {
        var files = new CachedFile[ReadCount(ref reader)];
        for (int i = 0; i < files.Length; i++)
        {
            files[i] = new CachedFile(ReadText(ref reader), ReadText(ref reader), reader.ReadBoolean(), reader.ReadBoolean(), ReadText(ref reader));
        }

        return files;
    }

    private static void WriteTexts(IReadOnlyDictionary<string, string> texts, ref DataWriter writer)
    {
        WriteCount(texts.Count, ref writer);
        foreach ((string key, string value) in texts.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key);
            writer.WriteString(value);
        }
    }

    private static SortedDictionary<string, string> ReadTexts(ref DataReader reader)
    {
        int count = ReadCount(ref reader);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            texts[ReadText(ref reader)] = ReadText(ref reader);
        }

        return texts;
    }

    private static void WriteCount(int count, ref DataWriter writer) => writer.WriteVarUInt32((uint)count + 1);

    private static int ReadCount(ref DataReader reader)
    {
        long position = reader.Position;
        int count = reader.ReadCount(1);
        return count >= 0 ? count : throw new CorruptDataException(position, "a number of items, found none");
    }

    private static int ReadNumber(ref DataReader reader)
    {
        long position = reader.Position;
        uint number = reader.ReadVarUInt32();
        return number <= int.MaxValue ? (int)number : throw new CorruptDataException(position, $"a number, found {number}");
    }

    private static string ReadText(ref DataReader reader)
    {
        long position = reader.Position;
        return reader.ReadString() ?? throw new CorruptDataException(position, "a text, found null");
    }

    private static void WriteId(UInt128 value, ref DataWriter writer)
    {
        writer.WriteInt64(unchecked((long)(ulong)(value >> 64)));
        writer.WriteInt64(unchecked((long)(ulong)value));
    }

    private static UInt128 ReadId(ref DataReader reader) => new(unchecked((ulong)reader.ReadInt64()), unchecked((ulong)reader.ReadInt64()));
}
