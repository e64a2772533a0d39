namespace OrleansFlow.Integration.Tests.CommandLine;

/// <summary>A project of a user's, outside of the repository.</summary>
internal static class UserProject
{
    private const string Doubling = """
        using OrleansFlow;
        using OrleansFlow.Configuration;

        var environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(1, 10).Map(static number => number * 2).Print();
        await environment.ExecuteAndWaitAsync("doubling");
        Console.WriteLine($"arguments: {string.Join('|', args)}");
        Console.WriteLine($"parallelism: {environment.Parallelism}, option: {environment.Configuration.Values["my.key"]}");
        return args.Length;

        public static class Other
        {
            public static void Main() => Console.WriteLine("the other one");
        }
        """;

    /// <summary>Writes the project Doubling.csproj.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="program">Its program; by default one that prints doubled numbers, its arguments and options.</param>
    public static void Write(string directory, string program = Doubling)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "Program.cs"), program);
        File.WriteAllText(Path.Combine(directory, "Doubling.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NoWarn>CS7022</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}OrleansFlow.Abstractions.dll;{AppContext.BaseDirectory}OrleansFlow.DataStream.dll;{AppContext.BaseDirectory}OrleansFlow.Client.dll" />
              </ItemGroup>
            </Project>
            """);
    }
}
