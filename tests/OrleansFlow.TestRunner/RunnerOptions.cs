namespace OrleansFlow.TestRunner;

/// <summary>What `oflow test` was asked for.</summary>
internal sealed record RunnerOptions
{
    public const string Usage = """
        oflow test [--runtime embedded|packages|all] [--project TEXT] [--filter EXPRESSION]
          --runtime   which Orleans the suites run on (default: embedded, and packages too where they restore)
          --project   only the test projects whose name contains TEXT
          --filter    a filter of `dotnet test`
        """;

    public string Runtime { get; private init; } = "all";

    public string? Project { get; private init; }

    public string? Filter { get; private init; }

    public string? Error { get; private init; }

    public static RunnerOptions Parse(string[] args)
    {
        var options = new RunnerOptions();
        for (int i = 0; i < args.Length; i += 2)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            options = (args[i], value) switch
            {
                ("--runtime", "embedded" or "packages" or "all") => options with { Runtime = value },
                ("--project", not null) => options with { Project = value },
                ("--filter", not null) => options with { Filter = value },
                _ => options with { Error = $"'{args[i]}{(value is null ? "" : " " + value)}' is not understood." },
            };
        }

        return options;
    }
}
