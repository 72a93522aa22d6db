using System.Text.Json;
using IamConsole.Core.Catalog;
using Xunit;

namespace IamConsole.Tests.Catalog;

public sealed class ManagedPolicyCatalogTests
{
    private static readonly ManagedPolicyCatalog Catalog = ManagedPolicyCatalog.Current;

    [Fact]
    public void Holds_every_policy_of_the_source_once()
    {
        Assert.Equal("moto 5.2.1", Catalog.Source);
        Assert.Equal(1_485, Catalog.Policies.Count);
        Assert.Equal(1_485, Catalog.Policies.Select(policy => policy.PolicyId).Distinct().Count());
        Assert.Equal(Catalog.Policies.Select(policy => policy.Name).Order(StringComparer.Ordinal), Catalog.Policies.Select(policy => policy.Name));
    }

    [Fact]
    public void Finds_a_policy_by_its_arn_with_path()
    {
        var policy = Catalog.Find("arn:aws:iam::aws:policy/job-function/Billing")!;

        Assert.Equal("Billing", policy.Name);
        Assert.Equal("/job-function/", policy.Path);
        Assert.Equal("v28", policy.DefaultVersionId);
        Assert.Null(Catalog.Find("arn:aws:iam::aws:policy/Billing"));
        Assert.Null(Catalog.Find("arn:aws:iam::aws:policy/job-function/billing"));
    }

    [Fact]
    public void Gives_a_policy_the_same_id_at_every_start()
    {
        var policy = Catalog.Find("arn:aws:iam::aws:policy/AdministratorAccess")!;

        Assert.Matches(@"\AANPA[A-Z2-7]{17}\z", policy.PolicyId);
        Assert.Equal("ANPA", policy.PolicyId[..4]);
        Assert.Equal(DeterministicPolicyId.Of(policy.Arn), policy.PolicyId);
        Assert.Equal("v1", policy.DefaultVersionId);
        Assert.True(policy.CreateDate <= policy.UpdateDate);
        Assert.Equal(2015, policy.CreateDate.Year);
    }

    [Fact]
    public void Marks_the_eleven_job_function_policies_of_the_user_guide()
    {
        string[] names =
        [
            "AdministratorAccess", "Billing", "DataScientist", "DatabaseAdministrator", "NetworkAdministrator", "PowerUserAccess",
            "ReadOnlyAccess", "SecurityAudit", "SupportUser", "SystemAdministrator", "ViewOnlyAccess",
        ];

        Assert.Equal(names, Catalog.Search("", ManagedPolicyFilter.JobFunction).Select(policy => policy.Name));
    }

    [Fact]
    public void Searches_names_ignoring_case()
    {
        Assert.Contains(Catalog.Search("s3readonly"), policy => policy.Name == "AmazonS3ReadOnlyAccess");
        Assert.Equal(["ReadOnlyAccess", "ViewOnlyAccess"], Catalog.Search(" onlyaccess", ManagedPolicyFilter.JobFunction).Select(policy => policy.Name));
        Assert.Empty(Catalog.Search("no such policy"));
    }

    [Fact]
    public void Reads_one_document_as_the_administrator_policy_has_it() =>
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
            Catalog.Find("arn:aws:iam::aws:policy/AdministratorAccess")!.ReadDocument());

    [Fact]
    public void Reads_the_same_documents_one_by_one_and_all_together()
    {
        var all = Catalog.ReadAll().ToList();

        Assert.Equal(Catalog.Policies, all.Select(pair => pair.Policy));
        foreach (var (policy, document) in all.Where((_, index) => index % 97 == 0).Append(all[^1]))
        {
            Assert.Equal(document, policy.ReadDocument());
        }
    }

    [Fact]
    public void Holds_documents_that_are_json_with_statements() =>
        Assert.All(Catalog.ReadAll(), pair =>
        {
            using var json = JsonDocument.Parse(pair.Document);
            Assert.True(json.RootElement.GetProperty("Statement").GetArrayLength() > 0);
        });
}
