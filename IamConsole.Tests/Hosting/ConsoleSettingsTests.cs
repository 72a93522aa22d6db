using IamConsole.Hosting;
using IamConsole.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace IamConsole.Tests.Hosting;

public sealed class ConsoleSettingsTests
{
    [Fact]
    public void Nothing_has_to_be_given()
    {
        var settings = Read();

        Assert.True(Path.IsPathFullyQualified(settings.DataDirectory));
        Assert.False(settings.AllowInsecureHttp);
        Assert.Empty(settings.TrustedProxies);
        Assert.Equal(90, settings.RetentionDays);
        Assert.Equal(new BootstrapSettings(), settings.Bootstrap);
    }

    [Theory]
    [InlineData("Api:RequestsPerSecondPerKey", "0", "Api__RequestsPerSecondPerKey must be a number from 1 to 1000000.")]
    [InlineData("Api:Urls", "everywhere", "Api__Urls must be addresses such as")]
    [InlineData("Api:Urls", "http://0.0.0.0:5081", "IamConsole__AllowInsecureHttp must be true to serve http://0.0.0.0:5081")]
    [InlineData("Api:Url", "http://localhost:5081", "Api__Url is not a setting.")]
    [InlineData("Bootstrap:AccountId", "12345678901", "Bootstrap__AccountId must be twelve digits.")]
    [InlineData("Bootstrap:AccountAlias", "Upper", "Bootstrap__AccountAlias must be 3 to 63 lower-case letters")]
    [InlineData("Bootstrap:AccountAlias", "123456789012", "Bootstrap__AccountAlias must be")]
    [InlineData("Bootstrap:AccountAlias", "a--b", "Bootstrap__AccountAlias must be")]
    [InlineData("Bootstrap:RootEmail", "nobody", "Bootstrap__RootEmail must be an e-mail address.")]
    [InlineData("Bootstrap:RootPassword", "short1A", "Bootstrap__RootPassword must be 8 to 128 characters")]
    [InlineData("Bootstrap:RootPassword", "Ab3fGh1JkLmN0pQrStUvWxYz+0123456789/AbCd", "Bootstrap__RootPassword must be 8 to 128 characters with three of upper case, lower case, digits and symbols, and not look like an access key.")]
    [InlineData("Bootstrap:SamplePassword", "onlylowercase", "Bootstrap__SamplePassword must be")]
    [InlineData("Bootstrap:SampleData", "yes", "Bootstrap__SampleData must be true or false.")]
    [InlineData("Bootstrap:AdminAccessKeyId", "AKIA", "Bootstrap__AdminAccessKeyId must be AKIA")]
    [InlineData("Bootstrap:AdminAccessKeyId", "AKIAABCDEFGHIJKLMNOP", "Bootstrap__AdminSecretAccessKey is missing, but Bootstrap__AdminAccessKeyId is given.")]
    [InlineData("Bootstrap:AdminSecretAccessKey", "abcdefghijklmnopqrst", "Bootstrap__AdminAccessKeyId is missing, but Bootstrap__AdminSecretAccessKey is given.")]
    [InlineData("Bootstrap:RootPasword", "x", "Bootstrap__RootPasword is not a setting.")]
    [InlineData("IamConsole:AllowInsecureHttp", "1", "IamConsole__AllowInsecureHttp must be true or false.")]
    [InlineData("IamConsole:TrustedProxies", "10.0.0.1, proxy", "IamConsole__TrustedProxies must be IP addresses or networks")]
    [InlineData("IamConsole:Port", "80", "IamConsole__Port is not a setting.")]
    [InlineData("Activity:RetentionDays", "0", "Activity__RetentionDays must be a number of days from 1 to 3650.")]
    [InlineData("Activity:RetentionDay", "30", "Activity__RetentionDay is not a setting.")]
    [InlineData("urls", "zork", "--urls must be addresses")]
    [InlineData("urls", "http://localhost:5080;http://0.0.0.0:5081", "IamConsole__AllowInsecureHttp must be true to serve http://0.0.0.0:5081")]
    [InlineData("http_ports", "8080", "IamConsole__AllowInsecureHttp must be true to serve http://*:8080")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://192.0.2.1:80", "IamConsole__AllowInsecureHttp must be true to serve http://192.0.2.1:80")]
    public void What_is_wrong_is_named(string key, string value, string message)
    {
        var refused = Assert.Throws<StartRefused>(() => Read((key, value)));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_refused_password_is_not_repeated() =>
        Assert.DoesNotContain("s3cret", Assert.Throws<StartRefused>(() => Read(("Bootstrap:RootPassword", "s3cret"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Assert.Equal(
            "Bootstrap__AccountId must be twelve digits. Bootstrap__RootEmail must be an e-mail address.",
            Assert.Throws<StartRefused>(() => Read(("Bootstrap:AccountId", "1"), ("Bootstrap:RootEmail", "x"))).Message);

    [Theory]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5080;https://0.0.0.0:443")]
    [InlineData("Kestrel:Endpoints:Web:Url", "https://*:443")]
    public void Loopback_and_https_need_no_leave(string key, string value) => Assert.NotNull(Read((key, value)));

    [Theory]
    [InlineData("IamConsole:AllowInsecureHttp", "true")]
    [InlineData("IamConsole:TrustedProxies", "10.0.0.0/8")]
    public void Http_beyond_this_machine_needs_leave_or_a_proxy(string key, string value) =>
        Assert.NotNull(Read(("urls", "http://0.0.0.0:5080"), (key, value)));

    [Fact]
    public void An_empty_text_is_not_given() =>
        Assert.Equal(new BootstrapSettings(), Read(("Bootstrap:AccountId", ""), ("Bootstrap:AdminAccessKeyId", "")).Bootstrap);

    [Fact]
    public void The_documented_file_is_good_as_it_is_and_documents_every_setting()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        var configuration = new ConfigurationBuilder().AddJsonFile(file).Build();

        Assert.Equal(new BootstrapSettings(), ConsoleSettings.Read(configuration).Bootstrap);
        Assert.Equal(
            typeof(BootstrapSettings).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal),
            configuration.GetSection("Bootstrap").GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["AllowInsecureHttp", "DataDirectory", "TrustedProxies"], configuration.GetSection("IamConsole").GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_from_source_the_data_stands_beside_the_solution_otherwise_beside_the_application()
    {
        var solution = Directory.CreateTempSubdirectory("iamconsole-").FullName;
        var output = Directory.CreateDirectory(Path.Combine(solution, "IamConsole", "bin", "Debug")).FullName;
        var published = Directory.CreateDirectory(Path.Combine(solution, "published")).FullName;
        File.WriteAllText(Path.Combine(solution, "IamConsole", "IamConsole.csproj"), "");

        Assert.Equal(solution, Surroundings.HomeOf(output));
        Assert.Equal(published, Surroundings.HomeOf(published));
        TestFolder.Delete(solution);
    }

    private static ConsoleSettings Read(params (string Key, string Value)[] given) =>
        ConsoleSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build());
}
